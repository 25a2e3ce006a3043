import { autoscaler, cpuMetric, deployment } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';
import { scaleUpThreshold } from '../scaling-thresholds';

/** Tells the utilization at which an autoscaler really acts, where that is not the next percent above its target. */
export const effectiveThreshold: Rule = {
  id: 'effective-threshold',
  severity: 'info',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'The controller tolerates some excess over the target and reads whole percents, so it acts later than the target says.',
  fix: 'Plan capacity with the utilization named here, or set behavior.scaleUp.tolerance (Kubernetes 1.33 and later).',
  accepted: deployment() + autoscaler(`maxReplicas: 10\n${cpuMetric(70)}\nbehavior: { scaleUp: { tolerance: "0" } }`),
  rejected: deployment() + autoscaler(`maxReplicas: 10\n${cpuMetric(70)}`),
  exampleSettings: { kubernetesVersion: '1.35' },

  check(object, all, facts) {
    const scaler = all.autoscalerFrom(object);
    return (scaler?.metrics ?? []).flatMap(({ name, averageUtilization: target, pointer }) => {
      if (scaler === undefined || target === undefined || target < 1) {
        return [];
      }
      const { percent, text } = scaleUpThreshold(scaler, target, facts);
      if (percent === Math.floor(target) + 1) {
        return [];
      }
      return [{ path: pointer, message: `has a target of ${target} % ${name}, and scales up at ${text}` }];
    });
  },
};
