import { type Fields, fieldAt, itemsAt, textAt } from '../manifests/field-at';
import { append } from '../manifests/label-index';
import type { Manifest } from '../manifests/manifest';
import type { ManifestSet } from '../manifests/manifest-set';
import type { Workload } from '../manifests/workload';

/** A workload that reads a ConfigMap or Secret. */
export interface ConfigReader {
  /** The workload. */
  readonly workload: Workload;
  /**
   * How it reads it: into variables and single files (`subPath`), which stay as they were when the pod started; or as a
   * volume, which the kubelet brings up to date.
   */
  readonly how: 'at-start' | 'volume';
}

const INDEXES = new WeakMap<ManifestSet, ReadonlyMap<string, readonly ConfigReader[]>>();

/** Returns the workloads of a set whose pods read a ConfigMap or Secret, in the set's order. */
export function configReadersOf({ kind, namespace, name }: Manifest, all: ManifestSet): readonly ConfigReader[] {
  let index = INDEXES.get(all);
  if (index === undefined) {
    index = indexOf(all);
    INDEXES.set(all, index);
  }
  return index.get(`${kind}/${namespace}/${name}`) ?? [];
}

function indexOf(all: ManifestSet): Map<string, ConfigReader[]> {
  const index = new Map<string, ConfigReader[]>();
  for (const workload of all.workloads) {
    const hows = new Map<string, ConfigReader['how']>();
    for (const { config, how } of readsOf(workload)) {
      hows.set(config, hows.get(config) === 'at-start' ? 'at-start' : how);
    }
    for (const [config, how] of hows) {
      const key = config.replace('/', `/${workload.namespace}/`);
      append(index, key, { workload, how });
    }
  }
  return index;
}

function readsOf({ podSpec, containers }: Workload): { readonly config: string; readonly how: ConfigReader['how'] }[] {
  const single = new Set(
    containers
      .flatMap(({ fields }) => itemsAt(fields, 'volumeMounts'))
      .filter(({ fields }) => (textAt(fields, 'subPath') ?? textAt(fields, 'subPathExpr')) !== undefined)
      .map(({ fields }) => textAt(fields, 'name')),
  );
  const volumes = itemsAt(podSpec, 'volumes').flatMap(({ fields }) => {
    const how: ConfigReader['how'] = single.has(textAt(fields, 'name')) ? 'at-start' : 'volume';
    const sources = [fields, ...itemsAt(fields, 'projected', 'sources').map((source) => source.fields)];
    return sources.flatMap(namesIn).map((config) => ({ config, how }));
  });
  const variables = containers.flatMap(({ fields }) => [
    ...itemsAt(fields, 'envFrom').flatMap((each) => namesIn(each.fields)),
    ...itemsAt(fields, 'env').flatMap((each) => namesIn(fieldAt(each.fields, 'valueFrom'))),
  ]);
  return [...volumes, ...variables.map((config) => ({ config, how: 'at-start' as const }))];
}

const REFERENCES = {
  ConfigMap: ['configMap', 'configMapRef', 'configMapKeyRef'],
  Secret: ['secret', 'secretRef', 'secretKeyRef'],
} as const;

function namesIn(source: Fields | unknown): string[] {
  return Object.entries(REFERENCES).flatMap(([kind, fields]) =>
    fields.flatMap((field) => {
      const name = textAt(source, field, 'name') ?? textAt(source, field, 'secretName');
      return name === undefined ? [] : [`${kind}/${name}`];
    }),
  );
}
