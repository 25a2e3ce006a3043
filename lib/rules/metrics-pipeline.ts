import { fieldAt } from '../manifests/field-at';
import type { ManifestSet } from '../manifests/manifest-set';
import { metricsServersOf, resolutionSecondsOf } from '../manifests/metrics-server';
import type { CheckSettings } from '../settings/check-settings';

/** Longest that the kubelet's cAdvisor leaves a container's usage unread: 10 s, jittered up to twice. */
const LONGEST_HOUSEKEEPING_SECONDS = 20;
const DEFAULT_SYNC_SECONDS = 15;

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
