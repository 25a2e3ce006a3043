import type { Autoscaler, ScalingPolicy } from '../manifests/autoscaler';
import { scaleDownLimit, scaleUpLimit } from '../simulator/autoscaler/scale-limits';
import { completeSpec } from '../simulator/autoscaler/spec-defaults';
import type { Offence } from './rule';

const NO_CHANGES = { ups: [], downs: [] };

/** Returns why the rules of one direction never let the replica count change that way. */
export function directionOffences(scaler: Autoscaler, direction: 'scaleUp' | 'scaleDown'): Offence[] {
  const rules = scaler[direction];
  if (rules === undefined) {
    return [];
  }
  const word = direction === 'scaleUp' ? 'up' : 'down';
  if (rules.selectPolicy === 'Disabled') {
    return [{ path: `${rules.pointer}/selectPolicy`, message: `is Disabled, so it never scales ${word}` }];
  }
  const idle = rules.policies.filter((policy) => !acts(policy, scaler, direction));
  const isStopped =
    rules.selectPolicy === 'Min' ? idle.length > 0 : idle.length > 0 && idle.length === rules.policies.length;
  return idle.map(({ type, value, pointer }) => ({
    path: pointer,
    message: `is ${Number.isNaN(value) ? 'no number' : value} ${type || 'of no type'}, which never changes the replica count${isStopped ? `, so it never scales ${word}` : ''}`,
  }));
}

/** Asks the controller's arithmetic whether a policy, alone and with nothing used up, lets any count change. */
function acts(
  policy: ScalingPolicy,
  { minReplicas, maxReplicas }: Autoscaler,
  direction: 'scaleUp' | 'scaleDown',
): boolean {
  const { type, value, periodSeconds } = policy;
  if ((type !== 'Pods' && type !== 'Percent') || !(value > 0) || !(periodSeconds > 0)) {
    return false;
  }
  const rules = { policies: [{ type, value, periodSeconds }] };
  const { behavior } = completeSpec({
    scaleTargetRef: { kind: '', name: '' },
    maxReplicas: maxReplicas ?? 1,
    behavior: { [direction]: rules },
  });
  if (behavior === undefined) {
    return true;
  }
  const from = Math.max(1, minReplicas);
  const to = Math.max(from, maxReplicas ?? from);
  return direction === 'scaleUp'
    ? scaleUpLimit(from, NO_CHANGES, behavior.scaleUp, 0).replicas > from
    : scaleDownLimit(to, NO_CHANGES, behavior.scaleDown, 0).replicas < to;
}
