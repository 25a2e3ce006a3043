import type { PodTimings } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';
import { samplerOf } from '../simulation/distribution';
import type { EventQueue } from '../simulation/event-queue';
import type { Traffic } from '../simulation/pod-server';
import type { Random, Sampler } from '../simulation/random';
import type { Happening } from '../simulation/simulation-result';
import type { Dependency } from './dependency';

/** What everything around pods works with. */
export interface PodContext {
  readonly queue: EventQueue;
  readonly traffic: Traffic;
  readonly model: WorkloadModel;
  readonly delays: Delays;
  /** CPUs that a serving process uses when nothing asks it. */
  readonly idleCpus: number;
  readonly random: Random;
  /** What init containers wait for. */
  readonly dependency: Dependency;
  /** Takes note of what happened. */
  readonly report: (type: Happening['type'], message: string) => void;
}

/** Draws of the delays around pods, seconds; each from a stream of its own. */
export type Delays = { readonly [Name in keyof Required<PodTimings>]: Sampler };

/** The defaults of the delays: what they usually are in a cluster. */
export const DEFAULT_TIMINGS: Required<PodTimings> = {
  creationSeconds: { uniform: { min: 0.01, max: 0.1 } },
  schedulingSeconds: { uniform: { min: 0.005, max: 0.05 } },
  sandboxSeconds: { uniform: { min: 0.5, max: 3 } },
  imagePullSeconds: 0,
  initSeconds: 1,
  endpointSeconds: { uniform: { min: 0.1, max: 1 } },
};

/** Returns draws of a scenario's delays. */
export function delaysOf(given: PodTimings | undefined, random: Random): Delays {
  const timings = { ...DEFAULT_TIMINGS, ...given };
  const draw = (name: keyof PodTimings): Sampler => samplerOf(timings[name], random.stream(name));
  return {
    creationSeconds: draw('creationSeconds'),
    schedulingSeconds: draw('schedulingSeconds'),
    sandboxSeconds: draw('sandboxSeconds'),
    imagePullSeconds: draw('imagePullSeconds'),
    initSeconds: draw('initSeconds'),
    endpointSeconds: draw('endpointSeconds'),
  };
}
