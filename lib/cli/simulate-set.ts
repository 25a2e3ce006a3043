import { figuresOf } from '../simulator/runs/figures';
import { bandsOf } from '../simulator/runs/run-bands';
import { medianFigures, type SimulatedSet } from '../simulator/runs/simulation-report';
import type { Scenario } from '../simulator/scenario/scenario';
import type { WorkloadModel } from '../simulator/scenario/workload-model';
import { simulate } from '../simulator/simulation/simulate';
import type { WorkLimit } from './simulation-length';
import { runMany } from './simulation-pool';

/** One set of manifests under a scenario, and how often it is simulated. */
export interface SetRuns {
  /** The paths that the set was read from. */
  readonly manifests: string;
  readonly model: WorkloadModel;
  readonly scenario: Scenario;
  /** Seed of the first run; further ones have the seeds after it. */
  readonly seed: number;
  readonly runs: number;
  /** Events that each run, and all together, may take. */
  readonly limit: WorkLimit;
  /** Takes the recording of a single run; undefined when none is made. */
  readonly record: ((line: object) => void) | undefined;
  /** Called now and then with the share that is done. */
  readonly onProgress: (ratio: number) => void;
}

/**
 * Returns what came of a set: its run, or of several their bands and the typical one.
 *
 * @throws InvalidInput when the scenario cannot be simulated.
 */
export async function simulateSet(set: SetRuns): Promise<SimulatedSet> {
  const { manifests, model, scenario, seed, runs, limit, record, onProgress } = set;
  const mostEvents = limit.eventsOfRun;
  if (runs === 1) {
    const result = simulate(model, scenario, { seed, mostEvents, onProgress, ...(record !== undefined && { record }) });
    return { manifests, result, figures: figuresOf(result.summary), bands: undefined };
  }
  const seeds = Array.from({ length: runs }, (_, index) => seed + index);
  const outlines = await runMany({ model, scenario, seeds, limit, onProgress });
  const bands = bandsOf(outlines);
  // Threads send no decisions: the run that is shown is simulated once more, with the same outcome.
  const result = simulate(model, scenario, { seed: bands.typicalSeed, mostEvents });
  return { manifests, result, figures: medianFigures(bands), bands };
}
