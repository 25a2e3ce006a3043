import { autoscaler, deployment } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';

/** An autoscaler's minimum must not be above its maximum. */
export const minNotAboveMax: Rule = {
  id: 'min-not-above-max',
  severity: 'error',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'The API server refuses the autoscaler.',
  fix: 'Set maxReplicas to at least 1, and minReplicas to at most maxReplicas.',
  accepted: deployment() + autoscaler('minReplicas: 2\nmaxReplicas: 10'),
  rejected: deployment() + autoscaler('minReplicas: 10\nmaxReplicas: 2'),

  check(object, all) {
    const scaler = all.autoscalerFrom(object);
    if (scaler === undefined) {
      return [];
    }
    const { minReplicas, maxReplicas, pointers } = scaler;
    if (maxReplicas === undefined) {
      return [{ path: pointers.maxReplicas, message: 'is missing; there is no default' }];
    }
    if (maxReplicas < 1) {
      return [{ path: pointers.maxReplicas, message: `is ${maxReplicas}, and must be at least 1` }];
    }
    return minReplicas > maxReplicas
      ? [{ path: pointers.minReplicas, message: `is ${minReplicas}, above maxReplicas of ${maxReplicas}` }]
      : [];
  },
};
