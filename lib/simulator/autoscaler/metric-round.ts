import { type Condition, isFalse, isTrue } from './conditions';
import type { MetricExplanation } from './explanation';
import type { LabelRequirement } from './label-requirement';
import { type ReadSelector, selects } from './label-selector';
import { type MetricContext, type MetricFailure, proposeForMetric } from './metric-proposal';
import type { MetricStatus } from './metric-status';
import type { OtherAutoscaler } from './observation';
import type { SelectedPods } from './pod-samples';
import type { PreparedMetric } from './prepared-metric';
import { asFormat } from './scaling-texts';

/** An event that the controller emits. */
export interface AutoscalerEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** What all metrics of a sync come to. */
export interface MetricRound {
  /** The largest proposal; undefined when the round failed and nothing is to be scaled. */
  readonly replicas: number | undefined;
  /** Name of the metric with the largest proposal; empty without one. */
  readonly name: string;
  readonly statuses: readonly MetricStatus[];
  /** ScalingActive. */
  readonly condition: Condition;
  readonly events: readonly AutoscalerEvent[];
  /** Text of the round's error when it failed. */
  readonly error?: string;
  readonly explanations: readonly MetricExplanation[];
}

/** What a round needs beside what each metric does. */
export interface RoundArguments {
  readonly autoscaler: string;
  readonly selector: string;
  readonly otherAutoscalers: readonly OtherAutoscaler[];
  /** Reads a selector's text. */
  readonly readSelector: (text: string) => ReadSelector;
  /** Everything of a metric's context but the pods that are selected. */
  readonly context: Omit<MetricContext, 'pods'>;
}

/**
 * Returns what all metrics of a spec come to.
 *
 * Follows `computeReplicasForMetrics` and `validateAndParseSelector` in `pkg/controller/podautoscaler/horizontal.go`.
 */
export function runMetrics(metrics: readonly PreparedMetric[], round: RoundArguments): MetricRound {
  const { selector, context } = round;
  if (selector === '') {
    return refused('selector is required', 'SelectorRequired', {
      reason: 'InvalidSelector',
      message: "the HPA target's scale is missing a selector",
    });
  }
  const { messagesAreFormats, shortAmbiguity } = context.flags;
  const format = messagesAreFormats ? asFormat : (text: string): string => text;
  const { requirements, fault } = round.readSelector(selector);
  if (fault !== undefined) {
    const text = `couldn't convert selector into a corresponding internal selector object: ${fault}`;
    return refused(text, 'InvalidSelector', { reason: 'InvalidSelector', message: format(text) }, format(text));
  }
  const all = context.observation.pods;
  const selected = requirements.length === 0 ? all : all.filter(({ labels }) => selects(requirements, labels));
  const rivals = rivalsOf(round, selected);
  if (rivals.length > 0) {
    const text = shortAmbiguity
      ? `pods by selector ${selector} are controlled by more than one HPA (e.g. ${keysOf(round, rivals.slice(0, 1))})`
      : `pods by selector ${selector} are controlled by multiple HPAs: ${keysOf(round, rivals)}`;
    return refused(text, 'AmbiguousSelector', { reason: 'AmbiguousSelector', message: format(text) }, format(text));
  }
  return compute(metrics, contextOf(context, { all, selected, selector: requirements }), format);
}

/** Field by field: copying an object whole would take longer than a metric. */
function contextOf(context: RoundArguments['context'], pods: SelectedPods): MetricContext {
  const { namespace, current, statusReplicas, observation, tolerance, periods, flags, explain } = context;
  return { namespace, current, statusReplicas, observation, pods, tolerance, periods, flags, explain };
}

function compute(
  metrics: readonly PreparedMetric[],
  context: MetricContext,
  format: (text: string) => string,
): MetricRound {
  const statuses: MetricStatus[] = [];
  const events: AutoscalerEvent[] = [];
  const explanations: MetricExplanation[] = [];
  let best = 0;
  let name = '';
  let failures = 0;
  let first: MetricFailure | undefined;
  for (const metric of metrics) {
    const outcome = proposeForMetric(metric, context);
    statuses.push(outcome.status);
    if (outcome.explanation !== undefined) {
      explanations.push(outcome.explanation);
    }
    if (outcome.failure !== undefined) {
      const { reason, message } = outcome.failure;
      events.push({ type: 'Warning', reason, message });
      first ??= outcome.failure;
      failures++;
    } else if (best === 0 || outcome.replicas > best) {
      best = outcome.replicas;
      name = metric.name;
    }
  }
  if (first !== undefined && (failures >= metrics.length || best < context.current)) {
    const message = format(`the HPA was unable to compute the replica count: ${first.message}`);
    const condition = isFalse('ScalingActive', first.reason, message);
    const error = `invalid metrics (${failures} invalid out of ${metrics.length}), first error is: ${first.outer}`;
    return { replicas: undefined, name: '', statuses, condition, events, error, explanations };
  }
  const found = `the HPA was able to successfully calculate a replica count from ${name}`;
  const condition = isTrue('ScalingActive', 'ValidMetricFound', found);
  return { replicas: best, name, statuses, condition, events, explanations };
}

function refused(
  text: string,
  reason: string,
  condition: Pick<Condition, 'reason' | 'message'>,
  error = text,
): MetricRound {
  return {
    replicas: undefined,
    name: '',
    statuses: [],
    condition: isFalse('ScalingActive', condition.reason, condition.message),
    events: [{ type: 'Warning', reason, message: text }],
    error,
    explanations: [],
  };
}

/** The other autoscalers whose selectors match a pod that this one selects, by name. */
function rivalsOf(
  { otherAutoscalers, readSelector }: RoundArguments,
  selected: readonly { readonly labels: Readonly<Record<string, string>> }[],
): readonly string[] {
  const matches = (requirements: readonly LabelRequirement[]): boolean =>
    selected.some(({ labels }) => selects(requirements, labels));
  return otherAutoscalers
    .filter(({ selector }) => selector !== '' && matchesAny(readSelector(selector).requirements, matches))
    .map(({ name }) => name)
    .sort();
}

function matchesAny(
  requirements: readonly LabelRequirement[] | undefined,
  matches: (requirements: readonly LabelRequirement[]) => boolean,
): boolean {
  return requirements !== undefined && matches(requirements);
}

/** Upstream's order is that of a map, which is random; here it is by name. */
function keysOf({ autoscaler, context }: RoundArguments, rivals: readonly string[]): string {
  const keys = [autoscaler, ...rivals].sort().map((name) => `${context.namespace}/${name}`);
  return `[${keys.join(' ')}]`;
}
