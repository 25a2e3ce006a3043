import { availableParallelism } from 'node:os';
import { durationText } from '../report/number-text';
import { defaultMode, estimateEvents } from '../simulator/traffic/event-estimate';
import { InvalidInput } from '../values/invalid-input';
import type { SimulationInput } from './simulation-input';

/** Events that a core gets through in a second, on a machine that is none of the fastest. */
const EVENTS_PER_SECOND = 500_000;
/** What a run as rates costs, by simulated time alone. */
const FLUID_SECONDS_PER_DAY = 2;
const DAY_SECONDS = 86_400;
/** Longest computing that is not asked for by name. */
const MOST_SECONDS = 600;

/**
 * Refuses work that would take longer than ten minutes.
 *
 * @throws InvalidInput with the estimate, and the flag that allows it.
 */
export function refuseLongWork(input: SimulationInput, runs: number, cores = availableParallelism()): void {
  const seconds = estimatedSeconds(input, runs, cores);
  if (seconds > MOST_SECONDS) {
    const message = `would compute for about ${durationText(seconds)}; shorten it, simulate fewer runs, or add --allow-long`;
    throw InvalidInput.of('OUT_OF_RANGE', 'scenario', message);
  }
}

/** Returns about how long a simulation computes, in seconds. */
export function estimatedSeconds({ scenario, models }: SimulationInput, runs: number, cores: number): number {
  const rounds = Math.ceil(runs / Math.min(cores, runs));
  return models.reduce((sum, model) => {
    const isFluid = defaultMode(model, scenario) === 'fluid';
    const run = isFluid
      ? (scenario.durationSeconds / DAY_SECONDS) * FLUID_SECONDS_PER_DAY
      : estimateEvents(model, scenario) / EVENTS_PER_SECOND;
    return sum + run * rounds;
  }, 0);
}
