import type { Load } from '../../scenario/scenario';
import type { WorkloadModel } from '../../scenario/workload-model';
import { meanOf, varianceOf } from '../../simulation/distribution';
import { userHabits } from '../closed-load';
import { LoadCurve } from '../load-curve';

/** The load in what a fluid needs of it. */
export interface FluidLoad {
  readonly curve: LoadCurve;
  /** Mean pause of users, seconds; undefined of an open load. */
  readonly thinkSeconds: number | undefined;
  /** Square seconds. */
  readonly thinkVariance: number;
  readonly newConnectionRatio: number;
}

/** Returns a load in what a fluid needs of it. */
export function fluidLoad(load: Load, model: WorkloadModel): FluidLoad {
  if ('open' in load) {
    const { rate, newConnectionRatio = 0 } = load.open;
    return { curve: LoadCurve.of(rate), thinkSeconds: undefined, thinkVariance: 0, newConnectionRatio };
  }
  const { thinkSeconds, newConnectionRatio } = userHabits(load.closed, model.loadTest);
  return {
    curve: LoadCurve.of(load.closed.users),
    thinkSeconds: meanOf(thinkSeconds),
    thinkVariance: varianceOf(thinkSeconds),
    newConnectionRatio,
  };
}

/** Returns how many users may be started a second; infinite without a limit. */
export function spawnRate(load: Load): number {
  return ('closed' in load ? load.closed.spawnRatePerSecond : undefined) ?? Number.POSITIVE_INFINITY;
}
