import type { k8s } from 'cdk8s-plus-28';
import { type Fault, refuseIfAny } from '../values/invalid-input';

/** Empty volumes and where they are mounted, for a container whose root file system is read-only. */
export interface WritableFolders {
  /** `spec.volumes` of the pod. */
  readonly volumes: k8s.Volume[];
  /** `volumeMounts` of the container. */
  readonly volumeMounts: k8s.VolumeMount[];
}

/**
 * Returns an empty volume for each folder, named after its path: `/var/log` is `var-log`.
 *
 * @throws InvalidInput when a path is not absolute, or two would have the same name.
 */
export function writableFolders(paths: readonly string[]): WritableFolders {
  const named = paths.map((path) => ({
    path,
    name: path
      .slice(1)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-'),
  }));
  refuseIfAny(
    named.flatMap(({ path, name }, index): Fault[] => {
      if (!/^(\/[A-Za-z0-9._-]*[A-Za-z0-9])+$/.test(path)) {
        return [{ code: 'BAD_FORMAT', at: `writablePaths[${index}]`, message: `is '${path}'; give an absolute path` }];
      }
      const twin = named.findIndex((each) => each.name === name);
      return twin === index
        ? []
        : [{ code: 'CONFLICT', at: `writablePaths[${index}]`, message: `is '${path}', given already; leave one out` }];
    }),
  );
  return {
    volumes: named.map(({ name }) => ({ name, emptyDir: {} })),
    volumeMounts: named.map(({ name, path }) => ({ name, mountPath: path })),
  };
}
