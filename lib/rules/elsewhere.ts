import { LabelIndex } from '../manifests/label-index';
import type { LabelSelector } from '../manifests/label-selector';
import type { ManifestSet } from '../manifests/manifest-set';
import type { Workload } from '../manifests/workload';

const EVERYWHERE = new WeakMap<ManifestSet, LabelIndex<Workload>>();

/** Returns a workload of another namespace whose pods a selector would match; undefined when there is none. */
export function matchedElsewhere(selector: LabelSelector, namespace: string, all: ManifestSet): Workload | undefined {
  let index = EVERYWHERE.get(all);
  if (index === undefined) {
    index = new LabelIndex(all.workloads, ({ podLabels }) => ({ namespace: '', labels: podLabels }));
    EVERYWHERE.set(all, index);
  }
  return index.matching('', selector).find((workload) => workload.namespace !== namespace);
}
