import { fieldAt, textAt, textsAt } from '../manifests/field-at';
import type { ManifestSet } from '../manifests/manifest-set';
import type { Container, Workload } from '../manifests/workload';
import type { CheckSettings } from '../settings/check-settings';
import { argumentsOf, flagsOf } from './arguments';
import { durationSeconds } from './go-duration';

/** A metrics-server of the set. */
export interface MetricsServer {
  /** Its workload. */
  readonly workload: Workload;
  /** Its container. */
  readonly container: Container;
}

/** `--metric-resolution` of the metrics-server binary without the flag (`cmd/metrics-server/app/options`). */
export const DEFAULT_RESOLUTION_SECONDS = 60;
/** The least `--metric-resolution` that metrics-server accepts. */
export const LEAST_RESOLUTION_SECONDS = 10;
/** Longest that the kubelet's cAdvisor leaves a container's usage unread: 10 s, jittered up to twice. */
const LONGEST_HOUSEKEEPING_SECONDS = 20;
const DEFAULT_SYNC_SECONDS = 15;

/** Returns the metrics-server that a workload runs: a container whose image, command or name says so. */
export function metricsServerIn(workload: Workload): MetricsServer | undefined {
  const container = workload.containers.find(({ name, fields }) => {
    const image = (textAt(fields, 'image') ?? '').split('/').at(-1) ?? '';
    const [command = ''] = textsAt(fields, 'command');
    return /^metrics-server([:@]|$)/.test(image) || command.endsWith('/metrics-server') || name === 'metrics-server';
  });
  return container === undefined ? undefined : { workload, container };
}

/** Returns the metrics-servers of a set. */
export function metricsServersOf(all: ManifestSet): MetricsServer[] {
  return [...all.ofKind('Deployment'), ...all.ofKind('DaemonSet')].flatMap((manifest) => {
    const workload = all.workloadOf(manifest);
    const server = workload && metricsServerIn(workload);
    return server === undefined ? [] : [server];
  });
}

/** Returns seconds between two samples as a metrics-server is told; undefined when the flag cannot be read. */
export function resolutionSecondsOf({ container }: MetricsServer): number | undefined {
  const text = flagsOf(argumentsOf(container)).get('--metric-resolution')?.at(-1);
  return text === undefined ? DEFAULT_RESOLUTION_SECONDS : durationSeconds(text.value);
}

const RESOLUTIONS = new WeakMap<ManifestSet, number | null>();

/** Returns seconds between two samples, by the settings or the set's metrics-server; undefined when neither tells. */
export function metricsResolution(all: ManifestSet, facts: CheckSettings): number | undefined {
  if (facts.metricsResolutionSeconds !== undefined) {
    return facts.metricsResolutionSeconds;
  }
  let found = RESOLUTIONS.get(all);
  if (found === undefined) {
    const [server] = metricsServersOf(all);
    found = (server && resolutionSecondsOf(server)) ?? null;
    RESOLUTIONS.set(all, found);
  }
  return found ?? undefined;
}

/** Returns the controller's sync period in seconds. */
export function syncPeriodSeconds({ controller }: CheckSettings): number {
  return controller?.syncPeriodSeconds ?? DEFAULT_SYNC_SECONDS;
}

/**
 * Returns how old the sample of a resource metric can be when the autoscaler acts on it, in seconds: the kubelet's
 * housekeeping, metrics-server's tick and the controller's own.
 */
export function metricDelaySeconds(resolutionSeconds: number, facts: CheckSettings): number {
  return LONGEST_HOUSEKEEPING_SECONDS + resolutionSeconds + syncPeriodSeconds(facts);
}

/** Says whether a set serves an aggregated API, such as `custom.metrics.k8s.io`. */
export function servesApi(all: ManifestSet, group: string): boolean {
  return all.ofKind('APIService').some(({ data }) => fieldAt(data, 'spec', 'group') === group);
}
