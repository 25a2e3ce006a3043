import { autoscaler, deployment } from '../example';
import { syncPeriodSeconds } from '../metrics-pipeline';
import { AUTOSCALERS, type Rule } from '../rule';

/** A policy's period must not be shorter than the controller's sync period. */
export const policyPeriodBelowSync: Rule = {
  id: 'policy-period-below-sync',
  severity: 'warning',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'The controller acts once a sync: with a shorter period nothing of the last step counts, and the policy allows its value a sync, not a period.',
  fix: 'Set periodSeconds to the sync period (15 s by default) or more.',
  accepted:
    deployment() +
    autoscaler('maxReplicas: 10\nbehavior: { scaleUp: { policies: [{ type: Pods, value: 4, periodSeconds: 15 }] } }'),
  rejected:
    deployment() +
    autoscaler('maxReplicas: 10\nbehavior: { scaleUp: { policies: [{ type: Pods, value: 4, periodSeconds: 5 }] } }'),

  check(object, all, facts) {
    const scaler = all.autoscalerFrom(object);
    const sync = syncPeriodSeconds(facts);
    return [...(scaler?.scaleUp?.policies ?? []), ...(scaler?.scaleDown?.policies ?? [])]
      .filter(({ periodSeconds }) => periodSeconds < sync)
      .map(({ type, value, periodSeconds, pointer }) => ({
        path: `${pointer}/periodSeconds`,
        message: `is ${periodSeconds} s, below the sync period of ${sync} s: ${value} ${type} are allowed each ${sync} s`,
      }));
  },
};
