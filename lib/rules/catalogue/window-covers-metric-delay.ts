import { LEAST_RESOLUTION_SECONDS } from '../../manifests/metrics-server';
import { autoscaler, deployment } from '../example';
import { metricDelaySeconds, metricsResolution } from '../metrics-pipeline';
import { AUTOSCALERS, type Rule } from '../rule';

/** The scale-down window must be as long as the metrics are late. */
export const windowCoversMetricDelay: Rule = {
  id: 'window-covers-metric-delay',
  severity: 'warning',
  kinds: AUTOSCALERS,
  reach: 'set',
  why: 'The autoscaler scales down on usage measured before its last step took effect, then up again: it flaps.',
  fix: 'Raise behavior.scaleDown.stabilizationWindowSeconds, or leave it out for the default of 300 s.',
  accepted: deployment() + autoscaler('maxReplicas: 10\nbehavior: { scaleDown: { stabilizationWindowSeconds: 60 } }'),
  rejected: deployment() + autoscaler('maxReplicas: 10\nbehavior: { scaleDown: { stabilizationWindowSeconds: 0 } }'),

  check(object, all, facts) {
    const scaler = all.autoscalerFrom(object);
    const window = scaler?.scaleDown?.stabilizationWindowSeconds;
    const readsPods = scaler?.metrics.some(({ type }) => type === 'Resource' || type === 'ContainerResource');
    if (scaler?.scaleDown === undefined || window === undefined || !readsPods) {
      return [];
    }
    // Without the fact, what no metrics-server can beat is a bound, not a guess.
    const resolution = metricsResolution(all, facts);
    const delay = metricDelaySeconds(resolution ?? LEAST_RESOLUTION_SECONDS, facts);
    const atLeast = resolution === undefined ? 'at least ' : '';
    return window >= delay
      ? []
      : [
          {
            path: `${scaler.scaleDown.pointer}/stabilizationWindowSeconds`,
            message: `is ${window} s, but usage can be ${atLeast}${delay} s old when the autoscaler reads it`,
          },
        ];
  },
};
