import { identityKey } from '../../manifests/identity';
import type { ReviewHazard } from '../review-hazard';
import type { HazardInput } from './hazard';
import { scalingHazards } from './scaling-hazards';
import { trafficHazards } from './traffic-hazards';

/** Returns every hazard between two sets, by object and id. */
export function findHazards(input: HazardInput): ReviewHazard[] {
  const found = [...scalingHazards(input), ...trafficHazards(input)];
  const keyOf = ({ object, id, sentence }: ReviewHazard): string => `${identityKey(object)} ${id} ${sentence}`;
  const byKey = new Map(found.map((each) => [keyOf(each), each]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, each]) => each);
}
