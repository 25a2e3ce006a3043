import { fieldAt, itemsAt, textAt } from '../../manifests/field-at';
import { type Manifest, titleOf } from '../../manifests/manifest';
import type { Workload } from '../../manifests/workload';
import { deployment } from '../example';
import { type Rule, WORKLOADS } from '../rule';

const CONFIG = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { LEVEL: info }
`;
const READER = '- name: web\n  image: web:1.4.2\n  envFrom: [{ configMapRef: { name: settings } }]';
/** Annotations that change with the content, or that tell a controller to watch it. */
const FOLLOWS = /checksum|hash|sha256|reloader\.stakater\.com|config/i;

/** A change of configuration must restart the pods that read it. */
export const configChangeRestarts: Rule = {
  id: 'config-change-restarts',
  severity: 'warning',
  kinds: WORKLOADS,
  reach: 'namespace',
  why: 'Running replicas keep the old configuration while those that the autoscaler adds read the new one.',
  fix: "Put a checksum of the content into the pod template's annotations, or make it immutable under a name that changes with it.",
  accepted: `${CONFIG}${deployment({ containers: READER }).replace('labels: { app: web } }\n    spec', 'labels: { app: web }, annotations: { checksum/config: 5f2c } }\n    spec')}`,
  rejected: CONFIG + deployment({ containers: READER }),

  check(object, all) {
    const workload = all.workloadOf(object);
    const isLasting = !['CronJob', 'Job', 'Pod'].includes(object.kind);
    if (workload === undefined || !isLasting || Object.keys(workload.podAnnotations).some((key) => FOLLOWS.test(key))) {
      return [];
    }
    const names = new Map<string, { readonly path: string; readonly config: Manifest }>();
    for (const { kind, name, path } of references(workload)) {
      const config = all.named(kind, name).find(({ namespace }) => namespace === workload.namespace);
      if (config !== undefined && fieldAt(config.data, 'immutable') !== true && !names.has(`${kind}/${name}`)) {
        names.set(`${kind}/${name}`, { path, config });
      }
    }
    return [...names.values()].map(({ path, config }) => ({
      path,
      message: `reads ${titleOf(config)}, whose change restarts no pod`,
    }));
  },
};

interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly path: string;
}

function references({ containers, podSpec, templatePointer }: Workload): Reference[] {
  const inVolumes = itemsAt(podSpec, 'volumes').flatMap(({ index, fields }) => [
    ...reference(fields, `${templatePointer}/spec/volumes/${index}`, 'configMap', 'secret'),
    ...itemsAt(fields, 'projected', 'sources').flatMap((source) =>
      reference(source.fields, `${templatePointer}/spec/volumes/${index}`, 'configMap', 'secret'),
    ),
  ]);
  const inContainers = containers.flatMap(({ fields, pointer }) => [
    ...itemsAt(fields, 'envFrom').flatMap((each) =>
      reference(each.fields, `${pointer}/envFrom/${each.index}`, 'configMapRef', 'secretRef'),
    ),
    ...itemsAt(fields, 'env').flatMap((each) =>
      reference(fieldAt(each.fields, 'valueFrom'), `${pointer}/env/${each.index}`, 'configMapKeyRef', 'secretKeyRef'),
    ),
  ]);
  return [...inContainers, ...inVolumes];
}

function reference(from: unknown, path: string, configMap: string, secret: string): Reference[] {
  const map = textAt(from, configMap, 'name');
  const hidden = textAt(from, secret, 'name') ?? textAt(from, secret, 'secretName');
  return [
    ...(map === undefined ? [] : [{ kind: 'ConfigMap', name: map, path }]),
    ...(hidden === undefined ? [] : [{ kind: 'Secret', name: hidden, path }]),
  ];
}
