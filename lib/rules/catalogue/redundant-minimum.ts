import { titleOf } from '../../manifests/manifest';
import { autoscaler, deployment, service } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';

/** What takes traffic must keep two replicas. */
export const redundantMinimum: Rule = {
  id: 'redundant-minimum',
  severity: 'warning',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'With one replica every eviction, crash and node drain is an outage until another has started.',
  fix: 'Set minReplicas to 2 or more.',
  accepted: deployment() + autoscaler('minReplicas: 2\nmaxReplicas: 10') + service(),
  rejected: deployment() + autoscaler('minReplicas: 1\nmaxReplicas: 10') + service(),

  check(object, all) {
    const scaler = all.autoscalerFrom(object);
    const workload = scaler && all.scaledWorkloadOf(scaler);
    if (scaler === undefined || workload === undefined || scaler.minReplicas > 1) {
      return [];
    }
    const [taker] = all.servicesSelecting(workload);
    return taker === undefined
      ? []
      : [
          {
            path: scaler.pointers.minReplicas,
            message: `is ${scaler.minReplicas}, and ${titleOf(taker)} sends it traffic`,
          },
        ];
  },
};
