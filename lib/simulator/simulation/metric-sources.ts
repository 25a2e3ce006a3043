import { fieldAt, itemsAt, textAt } from '../../manifests/field-at';
import { CronWindow } from '../keda/cron-window';
import { CustomMetricSource } from '../metrics/custom-metric-source';
import type { CustomSources } from '../metrics/observed-custom';
import type { Cluster } from '../pods/cluster';
import type { Scenario } from '../scenario/scenario';
import type { KedaTrigger, WorkloadModel } from '../scenario/workload-model';
import type { Clock } from './clock';
import type { EventQueue } from './event-queue';
import type { Traffic } from './pod-server';
import type { Random } from './random';

/** What the sources work with. */
export interface MetricSourcesContext {
  readonly queue: EventQueue;
  readonly clock: Clock;
  readonly traffic: Traffic;
  readonly cluster: Cluster;
  readonly random: Random;
}

const MILLI = 1000;

/** Where an autoscaler's metrics that are not of resource use come from: the scenario's, and KEDA's schedules. */
export class MetricSources implements CustomSources {
  public readonly scraped: ReadonlyMap<string, CustomMetricSource>;
  public readonly computed: ReadonlyMap<string, () => number>;
  private readonly windows: ReadonlyMap<string, CronWindow>;

  /** @throws InvalidInput for a schedule that is none. */
  public constructor(
    model: WorkloadModel,
    scenario: Scenario,
    private readonly context: MetricSourcesContext,
  ) {
    const perPod = podMetricNames(model, scenario);
    const { queue, traffic, random } = context;
    this.scraped = new Map(
      Object.entries(scenario.metrics?.custom ?? {}).map(([name, metric]) => {
        const ids = (): readonly number[] => (perPod.has(name) ? this.servingIds() : []);
        return [name, new CustomMetricSource(queue, traffic, metric, random.stream(`custom/${name}`), ids)];
      }),
    );
    const schedules = (model.keda?.triggers ?? []).filter((trigger) => trigger.type === 'cron');
    this.windows = new Map(schedules.map((trigger) => [trigger.metricName, new CronWindow(trigger)]));
    this.computed = new Map(
      schedules.map(({ metricName, desiredReplicas }) => [
        metricName,
        () => (this.isInWindow(metricName) ? desiredReplicas * MILLI : MILLI),
      ]),
    );
  }

  /** Begins to scrape. */
  public begin(): void {
    for (const source of this.scraped.values()) {
      source.begin();
    }
  }

  /** Whether a trigger of KEDA's is active; undefined when its metric does not exist. */
  public isActive(trigger: KedaTrigger): boolean | undefined {
    switch (trigger.type) {
      case 'prometheus': {
        const value = this.scraped.get(trigger.metricName)?.value();
        return value && value.milli > trigger.activationThreshold * MILLI;
      }
      case 'cron':
        return this.isInWindow(trigger.metricName);
      default:
        return undefined;
    }
  }

  private isInWindow(metricName: string): boolean {
    const { clock, queue } = this.context;
    return this.windows.get(metricName)?.isActiveAt(clock.millis(queue.now)) === true;
  }

  private servingIds(): number[] {
    return [...this.context.cluster.pods].flatMap(({ serverId }) => serverId ?? []);
  }
}

/** The metrics that are asked for pod by pod, now or after a change of the autoscaler. */
function podMetricNames({ autoscaler }: WorkloadModel, { events = [] }: Scenario): ReadonlySet<string> {
  const specs: unknown[] = [autoscaler?.spec, ...events.map((event) => fieldAt(event, 'autoscalerChange'))];
  return new Set(
    specs.flatMap((spec) =>
      itemsAt(spec, 'metrics').flatMap(({ fields }) => textAt(fields, 'pods', 'metric', 'name') ?? []),
    ),
  );
}
