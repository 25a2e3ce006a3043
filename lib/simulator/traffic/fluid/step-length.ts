import type { LoadCurve } from '../load-curve';
import { DISPATCH_SECONDS } from '../spawn-pace';

const { abs, floor, max, min } = Math;

/** The shortest step, that of Locust's dispatcher. */
export const SHORTEST_SECONDS = DISPATCH_SECONDS;
/** The longest step: the time between two looks of the autoscaler, and between two samples of a container's use. */
const LONGEST_SECONDS = 15;
/** The load changes by no more than this ratio in a step. */
const MOST_CHANGE = 0.02;

/**
 * Returns for how many whole seconds everything goes on as it does: until a piece of the load's curve ends, the load has
 * changed by 2 %, or connections are others by chance.
 *
 * @param mixingSeconds in which as many connections are opened anew as there are.
 */
export function steadySeconds(curve: LoadCurve, time: number, mixingSeconds: number): number {
  const value = curve.valueAt(time);
  const slope = abs(curve.valueAt(time + SHORTEST_SECONDS) - value) / SHORTEST_SECONDS;
  const changing = slope === 0 ? LONGEST_SECONDS : (MOST_CHANGE * value) / slope;
  return max(SHORTEST_SECONDS, floor(min(LONGEST_SECONDS, changing, mixingSeconds, curve.breakAfter(time) - time)));
}
