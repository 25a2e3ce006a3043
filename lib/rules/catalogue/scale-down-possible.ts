import { directionOffences } from '../direction-offences';
import { autoscaler, deployment } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';
import { toleranceRatio } from '../scaling-thresholds';

/** An autoscaler must be able to scale down. */
export const scaleDownPossible: Rule = {
  id: 'scale-down-possible',
  severity: 'warning',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'What was scaled up for a peak stays, and is paid for, until somebody scales it down by hand.',
  fix: 'Use selectPolicy Max or Min with policies whose value is above 0, and a scale-down tolerance below 1.',
  accepted:
    deployment() +
    autoscaler('maxReplicas: 10\nbehavior: { scaleDown: { policies: [{ type: Pods, value: 1, periodSeconds: 60 }] } }'),
  rejected: deployment() + autoscaler('maxReplicas: 10\nbehavior: { scaleDown: { selectPolicy: Disabled } }'),

  check(object, all, facts) {
    const scaler = all.autoscalerFrom(object);
    if (scaler === undefined) {
      return [];
    }
    const tolerance = toleranceRatio(scaler.scaleDown, facts);
    const tooTolerant =
      scaler.scaleDown?.tolerance !== undefined && tolerance >= 1
        ? [
            {
              path: '/spec/behavior/scaleDown/tolerance',
              message: `is ${tolerance}, so even no load at all is on target`,
            },
          ]
        : [];
    return [...directionOffences(scaler, 'scaleDown'), ...tooTolerant];
  },
};
