/** What a kubelet says of a container at a time. */
export interface ContainerSample {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  /** When the container was started, milliseconds since 1970. */
  readonly startedAt: number;
  /** Cumulative CPU time, nanoseconds. */
  readonly cpuNanos: number;
  /** Working set, bytes. */
  readonly memoryBytes: number;
}

/** What the kubelets say at one scrape: samples by pod and container. */
export type Batch = ReadonlyMap<string, ReadonlyMap<string, ContainerSample>>;

/** Use of a pod's resources, as it is served. */
export interface ServedUsage {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  /** Milliseconds. */
  readonly window: number;
  readonly containers: readonly {
    readonly name: string;
    /** Whole billionths of a CPU. */
    readonly cpuNanos: number;
    /** Bytes. */
    readonly memoryBytes: number;
  }[];
}

type Point = Pick<ContainerSample, 'timestamp' | 'cpuNanos'>;
type Points<T> = Map<string, ReadonlyMap<string, T>>;

const FRESH_MILLIS = 10_000;

/**
 * What metrics-server remembers of pods: the last and the one before of the samples of each container.
 *
 * Follows `pkg/storage/pod.go` and `types.go` of metrics-server (v0.9): a batch replaces all that was known, a pod
 * needs two samples, or one of a container that was started 10 s or more, but less than the resolution, before it.
 */
export class MetricsStore {
  private last: Points<ContainerSample> = new Map();
  private previous: Points<Point> = new Map();

  /** @param resolutionMillis `--metric-resolution`. */
  public constructor(private readonly resolutionMillis: number) {}

  /** Takes the samples of one scrape of all nodes. */
  public store(batch: Batch): void {
    const last: Points<ContainerSample> = new Map();
    const previous: Points<Point> = new Map();
    for (const [pod, containers] of batch) {
      if (isAnyUnused(containers)) {
        continue;
      }
      last.set(pod, containers);
      const before = new Map<string, Point>();
      for (const [name, sample] of containers) {
        const point = this.pointBefore(sample, pod, name);
        if (point !== undefined) {
          before.set(name, point);
        }
      }
      if (before.size > 0) {
        previous.set(pod, before);
      }
    }
    this.last = last;
    this.previous = previous;
  }

  /** Returns the use of a pod; undefined when not enough is known of one of its containers. */
  public usageOf(pod: string): ServedUsage | undefined {
    const [last, previous] = [this.last.get(pod), this.previous.get(pod)];
    if (last === undefined || previous === undefined) {
      return undefined;
    }
    const containers: { name: string; cpuNanos: number; memoryBytes: number }[] = [];
    let timestamp = Number.POSITIVE_INFINITY;
    let window = 0;
    for (const [name, sample] of last) {
      const before = previous.get(name);
      if (before === undefined) {
        return undefined;
      }
      const between = sample.timestamp - before.timestamp;
      if (sample.cpuNanos >= before.cpuNanos && between > 0) {
        const cpuNanos = Math.floor((sample.cpuNanos - before.cpuNanos) / (between / 1000));
        containers.push({ name, cpuNanos, memoryBytes: sample.memoryBytes });
        if (sample.timestamp < timestamp) {
          timestamp = sample.timestamp;
          window = between;
        }
      }
    }
    return containers.length === 0 ? undefined : { timestamp, window, containers };
  }

  private pointBefore(sample: ContainerSample, pod: string, container: string): Point | undefined {
    const age = sample.timestamp - sample.startedAt;
    if (age >= FRESH_MILLIS && age < this.resolutionMillis) {
      return { timestamp: sample.startedAt, cpuNanos: 0 };
    }
    const old = this.last.get(pod)?.get(container);
    if (old === undefined || sample.startedAt >= old.timestamp) {
      return undefined;
    }
    if (sample.timestamp > old.timestamp) {
      return old;
    }
    const older = this.previous.get(pod)?.get(container);
    return older !== undefined && older.timestamp < sample.timestamp ? older : undefined;
  }
}

function isAnyUnused(containers: ReadonlyMap<string, ContainerSample>): boolean {
  for (const { cpuNanos, memoryBytes } of containers.values()) {
    if (cpuNanos === 0 || memoryBytes === 0) {
      return true;
    }
  }
  return false;
}
