import type {
  Explanation,
  LimitExplanation,
  MetricExplanation,
  StabilizationExplanation,
} from '../simulator/autoscaler/explanation';
import type { Thresholds, ThresholdTarget } from '../simulator/autoscaler/thresholds';
import { numberText } from './number-text';

/** Returns how a decision came about, a sentence for each step. */
export function explanationTexts(explanation: Explanation): string[] {
  const { path, metrics, chosen, stabilization, limit, desired } = explanation;
  const several = metrics.length > 1 && chosen !== undefined ? [`The largest proposal is that of ${chosen}.`] : [];
  return [
    ...pathText(path),
    ...metrics.flatMap(metricTexts),
    ...several,
    ...(stabilization === undefined ? [] : stabilizationTexts(stabilization)),
    ...(limit === undefined ? [] : limitTexts(limit)),
    ...(desired === undefined ? [] : [`It decides for ${desired}.`]),
  ];
}

function pathText(path: Explanation['path']): string[] {
  switch (path) {
    case 'scale not readable':
      return ['The count of the target could not be read: nothing is decided.'];
    case 'disabled at zero':
      return ['The target has 0 replicas, which switches the autoscaler off.'];
    case 'above the maximum':
      return ['The count is above maxReplicas: it is brought down without asking a metric.'];
    case 'below the minimum':
      return ['The count is below minReplicas: it is brought up without asking a metric.'];
    case 'metrics failed':
      return ['No metric could be used: the count stays.'];
    case 'metrics':
      return [];
  }
}

function metricTexts(metric: MetricExplanation): string[] {
  const { type, name, error, rule, proposal, pods, aside = [], rebalanced, thresholds, target } = metric;
  const title = `${name} (${type})`;
  if (error !== undefined) {
    return [`${title} failed: ${error}.`];
  }
  const measured = `${title} measures ${measuredText(metric)}${pods === undefined ? '' : ` over ${count(pods.ready, 'ready pod')}`}`;
  const ratio = metric.usageRatio === undefined ? '' : `, ${numberText(metric.usageRatio, 3)} of its target`;
  return [
    `${measured}${ratio}.`,
    ...aside.map(({ pod, group, reason }) => `Pod ${pod} counts as ${group}: ${reason}.`),
    ...(rebalanced === undefined
      ? []
      : [
          `With assumptions for ${rebalanced.missing} missing and ${rebalanced.unready} unready, ${count(rebalanced.counted, 'pod')} are at ${numberText(rebalanced.usageRatio, 3)}.`,
        ]),
    ...(proposal === undefined ? [] : [`It asks for ${proposal}${rule === undefined ? '' : ` (${rule})`}.`]),
    ...thresholdTexts(thresholds, target),
  ];
}

function measuredText({ utilization, valueMilli, target }: MetricExplanation): string {
  const aim = target === undefined ? '' : `, target ${amountText(target.target, target)}`;
  if (utilization !== undefined) {
    return `${utilization} % of the request${aim}`;
  }
  return valueMilli === undefined ? 'nothing' : `${amountText(valueMilli, target)}${aim}`;
}

function amountText(amount: number | bigint, target: ThresholdTarget | undefined): string {
  return target?.kind === 'utilization' ? `${amount} %` : `${numberText(Number(amount) / 1000, 3)}`;
}

function thresholdTexts(thresholds: Thresholds | undefined, target: ThresholdTarget | undefined): string[] {
  if (thresholds === undefined) {
    return [];
  }
  const { replicas, scaleUpAt, scaleDownAt } = thresholds;
  const up = scaleUpAt === undefined ? 'never up' : `up from ${amountText(scaleUpAt, target)}`;
  const down = scaleDownAt === undefined ? 'never down' : `down from ${amountText(scaleDownAt, target)}`;
  return [`With ${replicas} ready it goes ${up}, ${down}.`];
}

function stabilizationTexts(given: StabilizationExplanation): string[] {
  const { proposed, lowest, highest, upWindowSeconds, downWindowSeconds, stabilized } = given;
  if (stabilized === proposed) {
    return [];
  }
  const up = lowest === undefined ? '' : `lowest in the scale-up window of ${upWindowSeconds} s: ${lowest}; `;
  return [
    `Windows make ${stabilized} of ${proposed} (${up}highest in the scale-down window of ${downWindowSeconds} s: ${highest}).`,
  ];
}

function limitTexts({
  reason,
  policies = [],
  policyLimit,
  minReplicas,
  maxReplicas,
  limited,
}: LimitExplanation): string[] {
  const each = policies.map(
    ({ policy, replicas }) => `${policy.type} ${policy.value} in ${policy.periodSeconds} s allows ${replicas}`,
  );
  const together =
    policyLimit === undefined ? [] : [`Policies: ${each.join('; ') || 'disabled'}; together ${policyLimit}.`];
  return reason === 'DesiredWithinRange'
    ? together
    : [...together, `Bounds of ${minReplicas} to ${maxReplicas} and policies leave ${limited} (${reason}).`];
}

function count(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? '' : 's'}`;
}
