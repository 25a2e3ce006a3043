import { setOwnValue } from '../../values/own-value';
import type { MetricSpec } from '../autoscaler/autoscaler-spec';
import type { Pod } from '../pods/pod';
import type { ApiObservation } from '../recording/api-objects';
import type { Clock } from '../simulation/clock';
import type { CustomMetricSource, ScrapedValue } from './custom-metric-source';

/** Where metrics that are not of resource use come from. */
export interface CustomSources {
  /** By the name that the autoscaler asks for. */
  readonly scraped: ReadonlyMap<string, CustomMetricSource>;
  /** Values that need no scrape, such as a schedule's: in thousandths, now. */
  readonly computed: ReadonlyMap<string, () => number>;
}

/** The parts of an observation that hold them. */
export type CustomAnswers = Pick<ApiObservation, 'podCustomMetrics' | 'externalMetrics' | 'objectMetrics'>;

type Group<Key extends keyof CustomAnswers> = Record<string, NonNullable<CustomAnswers[Key]>[string]>;

/** Shows what the custom and the external metrics API answer. */
export class ObservedCustom {
  public constructor(
    private readonly sources: CustomSources,
    private readonly clock: Clock,
  ) {}

  /** Returns the answers for an autoscaler's metrics, at a time in seconds. */
  public show(metrics: readonly MetricSpec[], pods: readonly Pod[], now: number): CustomAnswers {
    const external: Group<'externalMetrics'> = {};
    const object: Group<'objectMetrics'> = {};
    const ofPods: Group<'podCustomMetrics'> = {};
    for (const metric of metrics) {
      if (metric.external !== undefined) {
        const { name } = metric.external.metric;
        const value = this.total(name, now);
        const answer = value === undefined ? notFound(name) : { items: [{ ...{ metricName: name }, ...value }] };
        setOwnValue(external, name, answer);
      } else if (metric.object !== undefined) {
        const { describedObject, metric: of } = metric.object;
        const key = `${describedObject.kind}/${describedObject.name}/${of.name}`;
        setOwnValue(object, key, this.total(of.name, now) ?? notFound(of.name));
      } else if (metric.pods !== undefined) {
        const { name } = metric.pods.metric;
        setOwnValue(ofPods, name, this.ofPods(name, pods));
      }
    }
    return {
      ...(isAny(ofPods) && { podCustomMetrics: ofPods }),
      ...(isAny(external) && { externalMetrics: external }),
      ...(isAny(object) && { objectMetrics: object }),
    };
  }

  private total(name: string, now: number): WrittenValue | undefined {
    const computed = this.sources.computed.get(name);
    const value = computed === undefined ? this.sources.scraped.get(name)?.value() : { time: now, milli: computed() };
    return value && this.write(value);
  }

  private ofPods(name: string, pods: readonly Pod[]): Group<'podCustomMetrics'>[string] {
    const source = this.sources.scraped.get(name);
    if (source === undefined) {
      return notFound(name);
    }
    const items = pods.flatMap((pod) => {
      const value = pod.serverId === undefined ? undefined : source.value(pod.serverId);
      return value === undefined ? [] : [{ describedObject: { kind: 'Pod', name: pod.name }, ...this.write(value) }];
    });
    return { items };
  }

  private write({ milli, time }: ScrapedValue): WrittenValue {
    return { timestamp: this.clock.wholeText(time), value: `${milli}m` };
  }
}

interface WrittenValue {
  readonly timestamp: string;
  readonly value: string;
}

function isAny(group: object): boolean {
  return Object.keys(group).length > 0;
}

function notFound(name: string): { readonly error: string } {
  return { error: `the server could not find the metric ${name}` };
}
