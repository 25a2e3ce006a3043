import type { Effect } from '../../../lib/live/verdict/finding';
import { type Line, withLines } from '../../support/run-recording';
import { scriptedRun } from '../../support/scripted-validation';

/** A run that a rule has something to say about. */
export interface RuleExample {
  readonly why: string;
  readonly lines: readonly Line[];
  readonly phase: string | undefined;
  readonly effect: Effect;
  readonly message: RegExp;
}

/** The run in which all goes well. */
export const GOOD = scriptedRun();

/** A sample as these examples change it. */
export type Sample = Line & {
  readonly phase: string;
  readonly pods: readonly Record<string, unknown>[];
  readonly target: Record<string, unknown>;
  readonly load: Record<string, unknown> & {
    readonly workers: readonly Record<string, unknown>[];
    readonly endpoints: readonly (Record<string, unknown> & { readonly name: string; readonly requests: number })[];
  };
};

/** Returns the good run with the samples of a phase changed; undefined drops one. */
export function samplesOf(phase: string, change: (sample: Sample, index: number) => object | undefined): Line[] {
  let index = 0;
  return withLines(GOOD, 'Sample', (line) => {
    const sample = line as unknown as Sample;
    if (sample.phase !== phase) {
      return line;
    }
    const changed = change(sample, index++);
    return changed === undefined ? undefined : ({ ...line, ...changed } as Line);
  });
}

/** Returns a sample's pods with the first of them changed. */
export function firstPod({ pods }: Sample, change: object): { readonly pods: readonly object[] } {
  return { pods: pods.map((pod, index) => (index === 0 ? { ...pod, ...change } : pod)) };
}

/** Returns the good run with a line of a phase changed; undefined drops it. */
export function phaseLines(phase: string, state: string, change: object | undefined): Line[] {
  return withLines(GOOD, 'Phase', (line) => {
    const isMeant = line.phase === phase && line.state === state;
    return !isMeant ? line : change === undefined ? undefined : ({ ...line, ...change } as Line);
  });
}

/** Returns the good run with a line behind the first of a kind. */
export function behind(kind: string, added: Line): Line[] {
  const at = GOOD.findIndex((line) => line.kind === kind);
  return [...GOOD.slice(0, at + 1), added, ...GOOD.slice(at + 1)];
}
