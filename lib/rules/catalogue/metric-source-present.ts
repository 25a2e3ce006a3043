import type { ManifestSet } from '../../manifests/manifest-set';
import { metricsServersOf } from '../../manifests/metrics-server';
import type { CheckSettings, ProvidedByCluster } from '../../settings/check-settings';
import { autoscaler, deployment, metricsServer } from '../example';
import { servesApi } from '../metrics-pipeline';
import { AUTOSCALERS, type Rule } from '../rule';

interface Source {
  readonly api: string;
  readonly fact: keyof ProvidedByCluster;
  readonly isInSet: (all: ManifestSet) => boolean;
}

const RESOURCE: Source = {
  api: 'metrics.k8s.io (metrics-server)',
  fact: 'resourceMetrics',
  isInSet: (all) => servesApi(all, 'metrics.k8s.io') || metricsServersOf(all).length > 0,
};
const CUSTOM: Source = {
  api: 'custom.metrics.k8s.io (such as the Prometheus adapter)',
  fact: 'customMetrics',
  isInSet: (all) => servesApi(all, 'custom.metrics.k8s.io'),
};
const EXTERNAL: Source = {
  api: 'external.metrics.k8s.io (such as the Prometheus adapter)',
  fact: 'externalMetrics',
  isInSet: (all) => servesApi(all, 'external.metrics.k8s.io'),
};
const KEDA: Source = {
  api: 'KEDA',
  fact: 'keda',
  isInSet: (all) => all.named('CustomResourceDefinition', 'scaledobjects.keda.sh').length > 0,
};
const SOURCES = new Map<string, Source>([
  ['Resource', RESOURCE],
  ['ContainerResource', RESOURCE],
  ['Pods', CUSTOM],
  ['Object', CUSTOM],
  ['External', EXTERNAL],
]);
const PRESENCE = new WeakMap<ManifestSet, Map<Source, boolean>>();

/** Something must serve each metric that an autoscaler looks at. */
export const metricSourcePresent: Rule = {
  id: 'metric-source-present',
  severity: 'error',
  kinds: AUTOSCALERS,
  reach: 'set',
  why: 'Without the API that serves its metric the autoscaler computes nothing: ScalingActive is False.',
  fix: 'Add the metrics server or adapter to the set, or declare it under provides in the settings.',
  accepted: deployment() + autoscaler('maxReplicas: 10') + metricsServer('--metric-resolution=15s'),
  rejected: deployment() + autoscaler('maxReplicas: 10'),
  exampleSettings: { provides: { resourceMetrics: false } },

  check(object, all, facts) {
    const scaler = all.autoscalerFrom(object);
    if (scaler === undefined) {
      return [];
    }
    const isKeda = object.kind === 'ScaledObject';
    const keda = isKeda ? missing(KEDA, '/kind', all, facts) : [];
    const metrics = scaler.metrics
      .filter(({ type }) => !isKeda || type !== 'External')
      .flatMap(({ type, pointer }) => {
        const source = SOURCES.get(type);
        return source === undefined ? [] : missing(source, pointer, all, facts);
      });
    return [...keda, ...metrics];
  },
};

function missing(
  source: Source,
  path: string,
  all: ManifestSet,
  { provides }: CheckSettings,
): ReturnType<Rule['check']> {
  const known = PRESENCE.get(all) ?? new Map<Source, boolean>();
  PRESENCE.set(all, known);
  const isInSet = known.get(source) ?? source.isInSet(all);
  known.set(source, isInSet);
  if (isInSet || provides?.[source.fact] === true) {
    return [];
  }
  return provides === undefined
    ? [{ missing: `provides.${source.fact}` }]
    : [{ path, message: `needs ${source.api}, which neither the set nor the cluster provides` }];
}
