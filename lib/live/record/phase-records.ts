import { PHASE_NAMES } from '../plan/plan';
import type { PhaseLine, PhaseName, SampleLine } from '../recording/run-lines';
import type { LoadPoint } from './load-counters';
import { phaseLoadOf } from './phase-load';
import type { PlanFacts } from './plan-facts';
import type { PhaseRecord, SampleCount } from './run-record';
import type { Timed } from './timed';

/** Phases in which the load generator has something to say. */
export const LOADED_PHASES: readonly PhaseName[] = ['smoke', 'load', 'scale-up', 'scale-down'];

const SOURCES = ['autoscaler', 'target', 'pods', 'use', 'load'] as const;

/** What the phases of a run are put together from. */
export interface PhaseMaterial {
  readonly lines: readonly Timed<PhaseLine>[];
  readonly samples: readonly Timed<SampleLine>[];
  readonly points: readonly LoadPoint[];
  readonly plan: PlanFacts;
  /** When the recording ends, for a phase that did not. */
  readonly endSeconds: number;
}

/** Returns every phase, in their order: its last attempt. */
export function phaseRecords(material: PhaseMaterial): PhaseRecord[] {
  return PHASE_NAMES.map((phase) => phaseRecord(phase, material));
}

function phaseRecord(phase: PhaseName, { lines, samples, points, plan, endSeconds }: PhaseMaterial): PhaseRecord {
  const own = lines.filter((line) => line.phase === phase);
  const begins = own.filter(({ state }) => state === 'begin');
  const begin = begins.at(-1);
  const ended =
    begin === undefined ? undefined : own.slice(own.indexOf(begin) + 1).find(({ state }) => state === 'end');
  const span = { phase, begin: begin?.seconds ?? 0, end: ended?.seconds ?? (begin === undefined ? 0 : endSeconds) };
  const within =
    begin === undefined
      ? []
      : samples.filter(
          (sample) => sample.phase === phase && sample.seconds >= span.begin && sample.seconds <= span.end,
        );
  return {
    phase,
    state: stateOf(own, begin, ended),
    isPlanned: plan.planned.has(phase),
    attempts: begins.length,
    beginSeconds: span.begin,
    endSeconds: span.end,
    users: begin?.users,
    spawnRatePerSecond: begin?.spawnRatePerSecond,
    expectedReplicas: begin?.expectedReplicas ?? plan.limitsOf(phase).expectedReplicas,
    deadlineSeconds: begin?.deadlineSeconds,
    because: begin?.because,
    samples: within,
    sampleCount: countSamples(within, LOADED_PHASES.includes(phase) ? (span.end - span.begin) / plan.pollSeconds : 0),
    load: begin === undefined || !LOADED_PHASES.includes(phase) ? undefined : phaseLoadOf(points, span),
  };
}

function stateOf(
  own: readonly PhaseLine[],
  begin: PhaseLine | undefined,
  ended: PhaseLine | undefined,
): PhaseRecord['state'] {
  if (begin !== undefined) {
    return ended === undefined ? 'open' : 'ended';
  }
  return own.some(({ state }) => state === 'skipped') ? 'skipped' : 'absent';
}

/** A sample counts when it holds everything that is looked at. */
function countSamples(samples: readonly SampleLine[], intervals: number): SampleCount {
  const expected = Math.floor(intervals + ROUNDING);
  const without: Record<string, number> = {};
  let complete = 0;
  for (const sample of samples) {
    const lacking = SOURCES.filter((source) => sample[source] === undefined);
    for (const source of lacking) {
      without[source] = (without[source] ?? 0) + 1;
    }
    complete += lacking.length === 0 ? 1 : 0;
  }
  return { expected, complete, missing: Math.max(0, expected - complete), without };
}

const ROUNDING = 1e-6;
