import { autoscaler, deployment } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';

/** An autoscaler must keep to the organisation's ceiling. */
export const maxReplicasCeiling: Rule = {
  id: 'max-replicas-ceiling',
  severity: 'error',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'The organisation has set how many replicas one workload may have at most.',
  fix: 'Lower maxReplicas, or agree on a higher ceilings.maxReplicas.',
  accepted: deployment() + autoscaler('maxReplicas: 50'),
  rejected: deployment() + autoscaler('maxReplicas: 51'),
  exampleSettings: { ceilings: { maxReplicas: 50 } },

  check(object, all, { ceilings }) {
    const scaler = all.autoscalerFrom(object);
    if (scaler?.maxReplicas === undefined) {
      return [];
    }
    if (ceilings?.maxReplicas === undefined) {
      return [{ missing: 'ceilings.maxReplicas' }];
    }
    return scaler.maxReplicas > ceilings.maxReplicas
      ? [
          {
            path: scaler.pointers.maxReplicas,
            message: `is ${scaler.maxReplicas}, above the ceiling of ${ceilings.maxReplicas}`,
          },
        ]
      : [];
  },
};
