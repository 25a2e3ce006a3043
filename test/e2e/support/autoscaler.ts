import { pause } from './eventually';
import { kubectl } from './test-cluster';

/** What an autoscaler reports. */
export interface AutoscalerReport {
  /** What it read last, in percent of the request. */
  readonly utilizationPercent: number | undefined;
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  /** The reason of each condition, by type. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** A change of the replica count. */
export interface ReplicaStep {
  readonly atSeconds: number;
  readonly replicas: number;
}

interface Status {
  readonly currentReplicas?: number;
  readonly desiredReplicas: number;
  readonly currentMetrics?: readonly { readonly resource?: { readonly current: { averageUtilization?: number } } }[];
  readonly conditions?: readonly { readonly type: string; readonly reason: string }[];
}

/** Returns what the autoscaler `inference` reports now. */
export async function autoscaler(namespace: string): Promise<AutoscalerReport> {
  const answer = await kubectl('-n', namespace, 'get', 'hpa', 'inference', '-o', 'json');
  const { currentMetrics, currentReplicas = 0, desiredReplicas, conditions = [] }: Status = JSON.parse(answer).status;
  return {
    utilizationPercent: currentMetrics?.[0]?.resource?.current.averageUtilization,
    currentReplicas,
    desiredReplicas,
    reasons: Object.fromEntries(conditions.map(({ type, reason }) => [type, reason])),
  };
}

/** Watches the replica count of Deployment `inference`, looking once a second. */
export class ReplicaHistory {
  /** The count at the start, then each change. */
  readonly steps: ReplicaStep[] = [];
  private isWatching = true;
  private readonly done: Promise<void>;

  constructor(private readonly namespace: string) {
    this.done = this.watch();
  }

  /** Returns the counts alone, in order. */
  get counts(): number[] {
    return this.steps.map(({ replicas }) => replicas);
  }

  /** Returns the seconds between each change and the one before. */
  get gaps(): number[] {
    return this.steps.slice(1).map(({ atSeconds }, index) => atSeconds - (this.steps[index]?.atSeconds ?? 0));
  }

  /** Ends the watch. */
  async stop(): Promise<void> {
    this.isWatching = false;
    await this.done;
  }

  private async watch(): Promise<void> {
    while (this.isWatching) {
      const path = 'jsonpath={.spec.replicas}';
      const replicas = Number(await kubectl('-n', this.namespace, 'get', 'deployment', 'inference', '-o', path));
      if (replicas !== this.steps.at(-1)?.replicas) {
        this.steps.push({ atSeconds: Date.now() / 1000, replicas });
      }
      await pause(1);
    }
  }
}
