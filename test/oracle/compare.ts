import { isDeepStrictEqual } from 'node:util';
import { Replay } from '../../lib/simulator/recording/replay';
import { InvalidInput } from '../../lib/values/invalid-input';
import type { RecordingLine } from './random-recording';

/** An output line of the oracle or of ours. */
export type OutputLine = Readonly<Record<string, unknown>>;

/** Returns what `replay` says of a recording: a decision for each observation, or that the autoscaler is refused. */
export function ourAnswers(lines: readonly RecordingLine[], explain = false): OutputLine[] {
  const replay = new Replay({ explain });
  const answers: OutputLine[] = [];
  for (const line of lines) {
    try {
      const decision = replay.take(line);
      if (decision !== undefined) {
        answers.push(decision as unknown as OutputLine);
      }
    } catch (error) {
      if (error instanceof InvalidInput && line.kind === 'Recording') {
        return [{ kind: 'Refused' }];
      }
      throw error;
    }
  }
  return answers;
}

/** One place where an answer is not the oracle's. */
export interface Difference {
  readonly time: unknown;
  readonly field: string;
  readonly ours: unknown;
  readonly oracle: unknown;
}

const FIELDS = [
  'kind',
  'time',
  'currentReplicas',
  'desiredReplicas',
  'targetReplicas',
  'conditions',
  'currentMetrics',
  'events',
];

/** Returns every field in which our answers to a recording are not the oracle's. */
export function differencesOf(ours: readonly OutputLine[], oracle: readonly OutputLine[]): Difference[] {
  const differences: Difference[] = [];
  for (let index = 0; index < Math.max(ours.length, oracle.length); index++) {
    const one = ours[index] ?? {};
    const other = oracle[index] ?? {};
    for (const field of one.kind === 'Refused' && other.kind === 'Refused' ? [] : FIELDS) {
      if (!isDeepStrictEqual(withoutChoice(one[field]), withoutChoice(other[field]))) {
        differences.push({ time: one.time ?? other.time, field, ours: one[field], oracle: other[field] });
      }
    }
  }
  return differences;
}

/**
 * Returns an answer without the two autoscalers that the controller gives as an example of several. From 1.37 on it takes
 * any two, in the order of a Go map (`hpa_selector_store.go`, `HPAsMatchingPods`): with three there is no one answer.
 */
function withoutChoice(answer: unknown): unknown {
  return answer === undefined
    ? answer
    : JSON.parse(JSON.stringify(answer).replace(/\(e\.g\. \[[^\]]*\]\)/g, '(e.g. two)'));
}
