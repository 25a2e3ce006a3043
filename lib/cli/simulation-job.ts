import type { RunOutline } from '../simulator/runs/run-bands';
import type { PortableModel } from '../simulator/scenario/portable-model';
import type { Scenario } from '../simulator/scenario/scenario';
import type { Fault } from '../values/invalid-input';

/** What a worker thread is started with. */
export interface SimulationJob {
  readonly model: PortableModel;
  readonly scenario: Scenario;
  /** Events that a run may take. */
  readonly mostEvents: number;
}

/** What a worker thread says while and after it simulates a seed. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly seed: number; readonly ratio: number }
  | { readonly type: 'done'; readonly outline: RunOutline; readonly events: number }
  | { readonly type: 'refused'; readonly faults: readonly Fault[] };
