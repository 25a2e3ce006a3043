import { autoscaler, deployment } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';

/** An autoscaler must have room between its minimum and its maximum. */
export const autoscalerHasRoom: Rule = {
  id: 'autoscaler-has-room',
  severity: 'warning',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'With the minimum equal to the maximum the replica count can never change.',
  fix: 'Raise maxReplicas or lower minReplicas; or remove the autoscaler and set spec.replicas.',
  accepted: deployment() + autoscaler('minReplicas: 2\nmaxReplicas: 10'),
  rejected: deployment() + autoscaler('minReplicas: 4\nmaxReplicas: 4'),

  check(object, all) {
    const scaler = all.autoscalerFrom(object);
    return scaler !== undefined && scaler.minReplicas === scaler.maxReplicas
      ? [{ path: scaler.pointers.maxReplicas, message: `is ${scaler.maxReplicas}, the same as the minimum` }]
      : [];
  },
};
