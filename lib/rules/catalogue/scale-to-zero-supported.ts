import { autoscaler, deployment } from '../example';
import { kubernetesMinor } from '../kubernetes-minor';
import type { Rule } from '../rule';

const GATE = 'HPAScaleToZero';
const ON_BY_DEFAULT_SINCE_MINOR = 37;
const EXTERNAL = `minReplicas: 0
maxReplicas: 10
metrics:
  - type: External
    external: { metric: { name: queue }, target: { type: AverageValue, averageValue: "30" } }`;

/** A minimum of zero needs a Kubernetes that scales to zero, and a metric that is there without pods. */
export const scaleToZeroSupported: Rule = {
  id: 'scale-to-zero-supported',
  severity: 'error',
  kinds: ['HorizontalPodAutoscaler'],
  reach: 'namespace',
  why: 'The API server refuses the autoscaler; and without pods there are no pod metrics to scale up by.',
  fix: `Set minReplicas to 1 or more; or run Kubernetes 1.${ON_BY_DEFAULT_SINCE_MINOR}, or the gate ${GATE}, with an Object or External metric; or use KEDA.`,
  accepted: deployment() + autoscaler(EXTERNAL),
  rejected: deployment() + autoscaler('minReplicas: 0\nmaxReplicas: 10'),
  exampleSettings: { kubernetesVersion: '1.37' },

  check(object, all, facts) {
    const scaler = all.autoscalerFrom(object);
    if (scaler?.minReplicas !== 0) {
      return [];
    }
    const path = scaler.pointers.minReplicas;
    const minor = kubernetesMinor(facts);
    const isThereWithoutPods = scaler.metrics.some(({ type }) => type === 'Object' || type === 'External');
    const metric = isThereWithoutPods
      ? []
      : [{ path, message: 'is 0, but no Object or External metric could scale it up again' }];
    if (minor === undefined) {
      return [...metric, { missing: 'kubernetesVersion' }];
    }
    const isOn = minor >= ON_BY_DEFAULT_SINCE_MINOR || facts.featureGates?.includes(GATE);
    const version = isOn
      ? []
      : [{ path, message: `is 0, which needs the gate ${GATE}, off by default in Kubernetes 1.${minor}` }];
    return [...metric, ...version];
  },
};
