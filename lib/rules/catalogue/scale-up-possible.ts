import { directionOffences } from '../direction-offences';
import { autoscaler, deployment } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';

/** An autoscaler must be able to scale up. */
export const scaleUpPossible: Rule = {
  id: 'scale-up-possible',
  severity: 'error',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'No load makes it add replicas.',
  fix: 'Use selectPolicy Max or Min with policies whose value is above 0.',
  accepted:
    deployment() +
    autoscaler('maxReplicas: 10\nbehavior: { scaleUp: { policies: [{ type: Pods, value: 4, periodSeconds: 15 }] } }'),
  rejected: deployment() + autoscaler('maxReplicas: 10\nbehavior: { scaleUp: { selectPolicy: Disabled } }'),

  check(object, all) {
    const scaler = all.autoscalerFrom(object);
    return scaler === undefined ? [] : directionOffences(scaler, 'scaleUp');
  },
};
