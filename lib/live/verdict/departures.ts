import type { DecisionLine } from '../../simulator/recording/replay';
import { microsOf } from '../../values/instant';
import type { SyncLine } from '../recording/run-lines';
import { readStatus, type StatusRead } from './autoscaler-status';
import type { RunFacts } from './finding';

/** Something that was predicted otherwise than it was seen. */
export interface Departure {
  /** Time of the sync, RFC 3339. */
  readonly time: string;
  readonly field: string;
  readonly predicted: string;
  readonly seen: string;
  /** What the recording tells of the reason. */
  readonly cause: string;
}

/** The syncs of a run, beside what the exact autoscaler decides for the same observations. */
export interface Comparison {
  readonly departures: readonly Departure[];
  /** Syncs that could be compared. */
  readonly compared: number;
  /** Syncs without an observation. */
  readonly unmatched: number;
}

const MICROS = 1_000_000;
/** A sync and what the API served right after it lie closer together than this. */
const SAME_SYNC_SECONDS = 3;
/** Syncs are 15 s apart; where observations are farther, the controller saw something that nobody recorded. */
const GAP_SECONDS = 23;

/** Returns how the controller's decisions differ from those that are predicted. */
export function departuresOf({ record, decisions }: Pick<RunFacts, 'record' | 'decisions'>): Comparison {
  const timed = decisions.map((decision) => ({ decision, seconds: secondsOf(decision.time) }));
  const departures: Departure[] = [];
  let compared = 0;
  let unmatched = 0;
  let next = 0;
  for (const sync of record.syncs) {
    const seconds = secondsOf(sync.time);
    while (next < timed.length && (timed[next]?.seconds ?? 0) < seconds - SAME_SYNC_SECONDS) {
      next++;
    }
    const match = timed[next];
    if (match === undefined || match.seconds > seconds + SAME_SYNC_SECONDS) {
      unmatched++;
      continue;
    }
    const before = timed[next - 1];
    const cause = causeOf(sync, before === undefined ? undefined : match.seconds - before.seconds);
    departures.push(...differences(sync, match.decision).map((each) => ({ ...each, time: sync.time, cause })));
    compared++;
    next++;
  }
  return { departures, compared, unmatched };
}

function causeOf({ isExplained = true, basis = 'written' }: SyncLine, gapSeconds: number | undefined): string {
  if (!isExplained) {
    return 'what was read beside the sync is not what the controller had read';
  }
  if (basis === 'due') {
    return 'a sync that was due and wrote nothing, so that it was not seen';
  }
  if (gapSeconds === undefined) {
    return 'the first sync that was seen: what the controller remembered from before is not recorded';
  }
  return gapSeconds > GAP_SECONDS
    ? `${Math.round(gapSeconds)} s since the observation before: syncs between were not seen`
    : 'what the controller saw may have changed between its sync and the reading';
}

function differences(sync: SyncLine, decision: DecisionLine): Omit<Departure, 'time' | 'cause'>[] {
  const seen = fieldsOf({ ...readStatus(sync.status), targetReplicas: sync.targetReplicas });
  const predicted = fieldsOf({ ...readStatus(decision), targetReplicas: decision.targetReplicas });
  return [...predicted]
    .filter(([field, value]) => seen.get(field) !== value)
    .map(([field, value]) => ({ field, predicted: value, seen: seen.get(field) ?? 'nothing' }));
}

function fieldsOf(status: StatusRead & { readonly targetReplicas: number }): Map<string, string> {
  const { currentReplicas, desiredReplicas, targetReplicas, currentMetrics, conditions } = status;
  return new Map([
    ['currentReplicas', String(currentReplicas)],
    ['desiredReplicas', String(desiredReplicas)],
    ['targetReplicas', String(targetReplicas)],
    ...currentMetrics.map(
      ({ averageUtilization, averageValue, value }, index) =>
        [`currentMetrics[${index}]`, String(averageUtilization ?? averageValue ?? value ?? 'nothing')] as const,
    ),
    ...conditions.map(({ type, status: state, reason }) => [type, `${state}/${reason}`] as const),
  ]);
}

function secondsOf(time: string): number {
  return (microsOf(time) ?? 0) / MICROS;
}
