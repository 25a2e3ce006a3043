import type { PlacedFault } from './schema-faults';
import { isMapping } from './setting-checks';

/** Nodes of one cluster: three times as many as Kubernetes is tested with (`docs/setup/best-practices/cluster-large`). */
const MOST_NODES = 15_000;

/** Returns how many nodes groups of them have together; undefined where there are no groups, and NaN for a count that is none. */
export function nodeCount(groups: unknown): number | undefined {
  return Array.isArray(groups)
    ? groups.reduce((sum: number, group) => {
        const count = isMapping(group) ? group.count : undefined;
        return sum + (typeof count === 'number' ? count : Number.NaN);
      }, 0)
    : undefined;
}

/** Returns a fault when groups of nodes have more of them together than one group may. */
export function nodeCountFaults(groups: unknown, pointer: string): PlacedFault[] {
  const count = nodeCount(groups) ?? 0;
  const isTooMany = count > MOST_NODES && Array.isArray(groups) && groups.length > 1;
  const message = `have ${count} nodes together; give at most ${MOST_NODES}`;
  return isTooMany ? [{ code: 'OUT_OF_RANGE', pointer, message }] : [];
}
