import type { ApiPod } from '../../simulator/recording/api-objects';
import { microsOf } from '../../values/instant';
import type { PodStart } from './run-record';

const MICROS = 1_000_000;

/** Remembers of each pod that observations show when it was made, initialized and ready. */
export class PodStarts {
  private readonly pods = new Map<string, PodStart>();

  /** Takes an observation; what is not as the API writes it is passed over. */
  public take(observation: Readonly<Record<string, unknown>>, startMicros: number): void {
    const pods: unknown = observation.pods;
    for (const pod of Array.isArray(pods) ? (pods as unknown[]) : []) {
      const { metadata, status } = (pod ?? {}) as Partial<ApiPod>;
      if (typeof metadata?.name === 'string') {
        this.merge(metadata.name, status, startMicros);
      }
    }
  }

  /** Returns what is known of each pod, in the order in which they were seen. */
  public list(): PodStart[] {
    return [...this.pods.values()];
  }

  private merge(pod: string, status: ApiPod['status'], startMicros: number): void {
    const known = this.pods.get(pod);
    const secondsOf = (time: unknown): number | undefined => {
      const micros = typeof time === 'string' ? microsOf(time) : undefined;
      return micros === undefined ? undefined : (micros - startMicros) / MICROS;
    };
    const since = (type: string): number | undefined => {
      const conditions: unknown = status?.conditions;
      const found = (Array.isArray(conditions) ? (conditions as Record<string, unknown>[]) : []).find(
        (each) => each?.type === type && each.status === 'True',
      );
      return secondsOf(found?.lastTransitionTime);
    };
    // The first time counts: a pod that was unready in between has a later one.
    this.pods.set(pod, {
      pod,
      createdSeconds: known?.createdSeconds ?? secondsOf(status?.startTime),
      initializedSeconds: known?.initializedSeconds ?? since('Initialized'),
      readySeconds: known?.readySeconds ?? since('Ready'),
    });
  }
}
