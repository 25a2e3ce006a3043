import type { PodTimings, Scenario } from '../../lib/simulator/scenario/scenario';
import type { WorkloadModel } from '../../lib/simulator/scenario/workload-model';
import { EventQueue } from '../../lib/simulator/simulation/event-queue';
import type { Happening, SimulationResult } from '../../lib/simulator/simulation/simulation-result';
import { SimulationRun } from '../../lib/simulator/simulation/simulation-run';
import { type Script, ScriptedTraffic } from './scripted-traffic';
import { workloadModel } from './workload-model';

/** A run with scripted traffic, and what it wrote down. */
export interface ScriptedRun {
  readonly result: SimulationResult;
  readonly traffic: ScriptedTraffic;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  /** Times of the happenings of a type. */
  readonly times: (type: Happening['type']) => number[];
}

/** Delays without chance, so that timelines can be computed by hand. */
export const FIXED_TIMINGS: PodTimings = {
  creationSeconds: 0.05,
  schedulingSeconds: 0.01,
  sandboxSeconds: 1,
  imagePullSeconds: 0,
  initSeconds: 2,
  endpointSeconds: 0.5,
};

/** Runs a model and a scenario, both with changes, under a script. */
export function scriptedRun({
  model = workloadModel(),
  scenario = {},
  script = {},
  seed = 1,
}: {
  readonly model?: WorkloadModel;
  readonly scenario?: Partial<Scenario>;
  readonly script?: Script;
  readonly seed?: number;
}): ScriptedRun {
  const queue = new EventQueue();
  const traffic = new ScriptedTraffic(queue, script);
  const lines: Record<string, unknown>[] = [];
  const whole: Scenario = {
    schemaVersion: 1,
    durationSeconds: 300,
    load: { closed: { users: { constant: 0 } } },
    service: { classes: [{ name: 'all', cpuSeconds: 0.01 }] },
    pods: FIXED_TIMINGS,
    ...scenario,
  };
  const options = { seed, record: (line: object) => lines.push(line as Record<string, unknown>) };
  const result = new SimulationRun(model, whole, options, { queue, traffic, mode: 'requests' }).run();
  const times = (type: Happening['type']): number[] =>
    result.happenings.filter((each) => each.type === type).map(({ time }) => time);
  return { result, traffic, lines, times };
}
