import { samplerOf } from '../simulation/distribution';
import type { Random, Sampler } from '../simulation/random';
import type { ClassSettings } from './service-settings';

/** What a request of a class costs, drawn from streams of its own. */
export interface ClassCosts {
  readonly cpuSeconds: Sampler;
  /** Undefined where no request waits. */
  readonly waitSeconds: Sampler | undefined;
  readonly fails: () => boolean;
  readonly memoryBytes: number;
}

/** Returns the costs of each class. */
export function classCosts(classes: readonly ClassSettings[], random: Random): ClassCosts[] {
  return classes.map(({ name, cpuSeconds, waitSeconds, failureProbability, memoryBytes }) => {
    const failures = random.stream(`failure/${name}`);
    return {
      cpuSeconds: samplerOf(cpuSeconds, random.stream(`cpu/${name}`)),
      waitSeconds: waitSeconds === 0 ? undefined : samplerOf(waitSeconds, random.stream(`wait/${name}`)),
      fails: () => failures.chance(failureProbability),
      memoryBytes,
    };
  });
}

/** Draws the classes of requests, each as often as its weight among all says. */
export class RequestMix {
  private readonly upTo: readonly number[];

  /** @param weights at least one, not all 0. */
  public constructor(
    weights: readonly number[],
    private readonly random: Random,
  ) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let sum = 0;
    this.upTo = weights.map((weight) => {
      sum += weight;
      return sum / total;
    });
  }

  /** The index of the next request's class. */
  public next(): number {
    const { upTo } = this;
    if (upTo.length === 1) {
      return 0;
    }
    const share = this.random.next();
    let index = 0;
    while (index < upTo.length - 1 && (upTo[index] as number) <= share) {
      index += 1;
    }
    return index;
  }
}
