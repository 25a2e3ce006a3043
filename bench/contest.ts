import { type Contestant, measureInTurns, type Sample } from './measure';

/** Commands that write the same manifests. */
export interface Contest {
  /** What they write. */
  readonly title: string;
  /** How many objects that is. */
  readonly objects: number;
  /** This project's ways to write them. */
  readonly ours: readonly Contestant[];
  /** How cdk8s does it. */
  readonly stock: Contestant;
  /** How helm does it; undefined when it is not here. */
  readonly helm: Contestant | undefined;
}

/** One contestant's medians. */
export interface Standing {
  /** The contestant's name. */
  readonly name: string;
  /** Median from start to end. */
  readonly wallSeconds: number;
  /** Median processor time of all its processes. */
  readonly cpuSeconds: number;
  /** Median of the memory of its largest process. */
  readonly peakBytes: number;
  /** Median of its wall time as a part of stock's in the same turn. */
  readonly ratioToStock: number;
  /** Median of its wall time as a part of helm's in the same turn; null without helm. */
  readonly ratioToHelm: number | null;
}

/** What a contest came to. */
export interface ContestResult {
  /** What was written. */
  readonly title: string;
  /** How many objects that is. */
  readonly objects: number;
  /** Everyone's medians. */
  readonly standings: readonly Standing[];
}

/** Returns everyone's medians over a number of runs, one taking turns with the other. */
export function hold(contest: Contest, runs: number, progress: (run: number) => void): ContestResult {
  const { title, objects, ours, stock, helm } = contest;
  const contestants = [...ours, stock, ...(helm === undefined ? [] : [helm])];
  const samples = measureInTurns(contestants, runs, progress);
  const of = (contestant: Contestant): readonly Sample[] => samples.get(contestant) ?? [];
  return {
    title,
    objects,
    standings: contestants.map((contestant) => ({
      name: contestant.name,
      wallSeconds: median(of(contestant).map(({ wallSeconds }) => wallSeconds)),
      cpuSeconds: median(of(contestant).map(({ cpuSeconds }) => cpuSeconds)),
      peakBytes: median(of(contestant).map(({ peakBytes }) => peakBytes)),
      ratioToStock: medianRatio(of(contestant), of(stock)),
      ratioToHelm: helm === undefined ? null : medianRatio(of(contestant), of(helm)),
    })),
  };
}

function medianRatio(some: readonly Sample[], others: readonly Sample[]): number {
  return median(some.map(({ wallSeconds }, turn) => wallSeconds / (others[turn]?.wallSeconds ?? Number.NaN)));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
