import type { Timed } from '../record/timed';
import type { PodRead, SampleLine } from '../recording/run-lines';

/** What went wrong with pods under test in a phase. */
export interface PodTroubles {
  /** Restarts in the phase, by pod. */
  readonly restarts: ReadonlyMap<string, number>;
  /** Pods of which a container was killed for its memory in the phase. */
  readonly outOfMemory: readonly string[];
  /** Pods that failed or were evicted in the phase. */
  readonly failed: readonly string[];
}

/**
 * Returns what went wrong with pods in a phase, compared to how they were before.
 *
 * @param samples the phase's.
 * @param all the run's.
 */
export function podTroubles(samples: readonly Timed<SampleLine>[], all: readonly Timed<SampleLine>[]): PodTroubles {
  const steps = podSteps(samples, all);
  const restarts = new Map<string, number>();
  for (const { before, now } of steps) {
    const count = now.restarts - (before?.restarts ?? 0);
    if (count > 0) {
      restarts.set(now.name, (restarts.get(now.name) ?? 0) + count);
    }
  }
  const names = (holds: (step: PodStep) => boolean): string[] =>
    [...new Set(steps.filter(holds).map(({ now }) => now.name))].sort();
  return {
    restarts,
    outOfMemory: names(({ before, now }) => isOutOfMemory(now) && isNews(before, now)),
    failed: names(({ before, now }) => isFailed(now) && !(before !== undefined && isFailed(before))),
  };
}

/** A pod at a sample, and the last time it was seen before. */
interface PodStep {
  readonly before: PodRead | undefined;
  readonly now: PodRead;
}

/** Pods that were there before anyone looked come as they are: what happened to them is of no phase. */
function podSteps(samples: readonly Timed<SampleLine>[], all: readonly Timed<SampleLine>[]): PodStep[] {
  const [first] = samples;
  const earlier = first === undefined ? [] : all.slice(0, Math.max(all.indexOf(first), 0));
  const looked = earlier.filter(({ pods }) => pods !== undefined);
  const known = new Map(looked.flatMap(({ pods = [] }) => pods.map((pod) => [pod.name, pod] as const)));
  const steps: PodStep[] = [];
  let hasLooked = looked.length > 0;
  for (const { pods } of samples) {
    for (const now of pods ?? []) {
      steps.push({ before: known.get(now.name) ?? (hasLooked ? undefined : now), now });
      known.set(now.name, now);
    }
    hasLooked ||= pods !== undefined;
  }
  return steps;
}

/** A container's last end stays in its status: it is news with a restart, or where it was not there before. */
function isNews(before: PodRead | undefined, now: PodRead): boolean {
  return before === undefined || !isOutOfMemory(before) || now.restarts > before.restarts;
}

function isOutOfMemory({ reasons }: PodRead): boolean {
  return reasons.includes('OOMKilled');
}

function isFailed({ phase, reasons }: PodRead): boolean {
  return phase === 'Failed' || reasons.includes('Evicted');
}
