import type { AutoscalerArithmetic, CpuDemand, DecidedStatus } from '../../live/ports/autoscaler-arithmetic';
import type { ApiObject } from '../../live/ports/cluster';
import { fieldAt, itemsAt, numberAt } from '../../manifests/field-at';
import type { ApiObservation } from '../../simulator/recording/api-objects';
import { type DecisionLine, Replay } from '../../simulator/recording/replay';

const SYNC_SECONDS = 15;
/** Longest way down that is looked at, in syncs: four hours. */
const MOST_SYNCS = (4 * 3600) / SYNC_SECONDS;
/** Where the times of questions begin; any time does. */
const EPOCH = Date.parse('2000-01-01T00:00:00Z');
const HOUR = 3600 * 1000;
const MOST_STEPS = 1000;
const CONTAINER = 'main';

/**
 * The exact autoscaler's arithmetic for one autoscaler, by asking the simulator's controller itself: whatever the
 * autoscaler's metrics and behavior are, no second formula can disagree with it.
 */
export class ExactArithmetic implements AutoscalerArithmetic {
  private readonly header: object;
  private readonly thresholds = new Map<string, number | undefined>();

  /**
   * @param autoscaler as read.
   * @param controller as a recording's header states it.
   */
  public constructor(
    private readonly autoscaler: ApiObject,
    controller: ApiObject,
  ) {
    this.header = { kind: 'Recording', schemaVersion: 1, autoscaler, controller };
  }

  public decide(observations: readonly ApiObservation[]): DecidedStatus {
    const decide = this.fresh();
    const [last] = observations.map(decide).slice(-1);
    if (last === undefined) {
      throw new Error('no observation was given to decide on');
    }
    return last;
  }

  public scaleUpAtPercent(replicas: number, requestMilli: number): number | undefined {
    const key = `${replicas}/${requestMilli}`;
    if (!this.thresholds.has(key)) {
      const demand = this.leastDemand(requestMilli, replicas, replicas + 1);
      const percent = demand === undefined ? undefined : Math.floor((demand * 100) / (requestMilli * replicas));
      this.thresholds.set(key, percent);
    }
    return this.thresholds.get(key);
  }

  public restsAt(demand: CpuDemand, fromReplicas: number): number | undefined {
    if (!this.isOnCpuAlone()) {
      return undefined;
    }
    const decide = this.fresh();
    let replicas = fromReplicas;
    for (let step = 0; step < MOST_STEPS; step++) {
      // an hour from step to step: no window and no policy's period holds anything back
      const next = decide(this.observation(demand, replicas, step * HOUR)).targetReplicas;
      // the first sync of a controller takes the present count for a recommendation
      if (next === replicas && step > 0) {
        return replicas;
      }
      replicas = next;
    }
    return undefined;
  }

  public leastDemand(requestMilli: number, fromReplicas: number, toReplicas: number): number | undefined {
    const reaches = (cpuMilli: number) =>
      (this.restsAtLeast({ cpuMilli, requestMilli }, fromReplicas, toReplicas) ?? 0) >= toReplicas;
    let high = requestMilli * Math.max(1, toReplicas) * 4;
    if (!this.isOnCpuAlone() || requestMilli <= 0 || !reaches(high)) {
      return undefined;
    }
    let low = 0;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (reaches(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  public secondsDown(demand: CpuDemand, fromReplicas: number, toReplicas: number): number | undefined {
    if (!this.isOnCpuAlone()) {
      return undefined;
    }
    const decide = this.fresh();
    // the last recommendation under load still counts for stabilization
    let replicas = fromReplicas;
    decide(this.observation(this.demandThatHolds(demand.requestMilli, replicas), replicas, 0));
    for (let sync = 1; sync <= MOST_SYNCS; sync++) {
      if (replicas <= toReplicas) {
        return (sync - 1) * SYNC_SECONDS;
      }
      replicas = decide(this.observation(demand, replicas, sync * SYNC_SECONDS * 1000)).targetReplicas;
    }
    return undefined;
  }

  /** Climbs until a count is reached or the way ends. */
  private restsAtLeast(demand: CpuDemand, fromReplicas: number, toReplicas: number): number {
    let replicas = fromReplicas;
    while (replicas < toReplicas) {
      const next = this.next(demand, replicas);
      if (next <= replicas) {
        return replicas;
      }
      replicas = next;
    }
    return replicas;
  }

  private demandThatHolds(requestMilli: number, replicas: number): CpuDemand {
    const { target = 80 } = this;
    return { cpuMilli: Math.floor((requestMilli * replicas * target) / 100), requestMilli };
  }

  private get target(): number | undefined {
    for (const { fields } of itemsAt(this.autoscaler, 'spec', 'metrics')) {
      const source = fieldAt(fields, 'resource') ?? fieldAt(fields, 'containerResource');
      const percent = numberAt(source, 'target', 'averageUtilization');
      if (percent !== undefined) {
        return percent;
      }
    }
    return undefined;
  }

  /** The count after one sync that remembers nothing before it. */
  private next(demand: CpuDemand, replicas: number): number {
    return this.fresh()(this.observation(demand, replicas, 0)).targetReplicas;
  }

  private isOnCpuAlone(): boolean {
    const metrics = itemsAt(this.autoscaler, 'spec', 'metrics').map(({ fields }) => fields);
    return metrics.every(
      (metric) =>
        fieldAt(metric, 'resource', 'name') === 'cpu' || fieldAt(metric, 'containerResource', 'name') === 'cpu',
    );
  }

  private fresh(): (observation: ApiObservation) => DecisionLine {
    const replay = new Replay();
    replay.take(this.header);
    return (observation) => {
      const decision = replay.take(observation);
      if (decision === undefined) {
        throw new Error('an observation was answered without a decision');
      }
      return decision;
    };
  }

  /** Pods that have been ready for long and share a demand evenly. */
  private observation({ cpuMilli, requestMilli }: CpuDemand, replicas: number, atMilliseconds: number): ApiObservation {
    const now = EPOCH + 10 * HOUR + atMilliseconds;
    const container = this.containerName ?? CONTAINER;
    const names = Array.from({ length: replicas }, (_, index) => `pod-${index}`);
    const started = new Date(EPOCH).toISOString();
    const each = Math.floor(cpuMilli / Math.max(1, replicas));
    const larger = Math.round(cpuMilli) - each * replicas;
    return {
      kind: 'Observation',
      time: new Date(now).toISOString(),
      target: { replicas, statusReplicas: replicas, selector: 'app=pod' },
      pods: names.map((name) => ({
        metadata: { name, labels: { app: 'pod' } },
        spec: { containers: [{ name: container, resources: { requests: { cpu: `${requestMilli}m` } } }] },
        status: {
          phase: 'Running',
          startTime: started,
          conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: started }],
        },
      })),
      podMetrics: {
        items: names.map((name, index) => ({
          metadata: { name },
          timestamp: new Date(now - 1000).toISOString(),
          window: '15s',
          containers: [{ name: container, usage: { cpu: `${index < larger ? each + 1 : each}m`, memory: '1Mi' } }],
        })),
      },
    };
  }

  private get containerName(): string | undefined {
    for (const { fields } of itemsAt(this.autoscaler, 'spec', 'metrics')) {
      const name = fieldAt(fields, 'containerResource', 'container');
      if (typeof name === 'string') {
        return name;
      }
    }
    return undefined;
  }
}
