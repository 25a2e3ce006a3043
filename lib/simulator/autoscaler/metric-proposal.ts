import { doubleOf64 } from '../../values/int64';
import { ownValue } from '../../values/own-value';
import type { MetricExplanation } from './explanation';
import { goTextOfSelector } from './go-text';
import type { PodAside } from './grouped-usage';
import type { ControllerFlags } from './kubernetes-version';
import { selects } from './label-selector';
import { FAILED_METRIC_STATUS, type MetricStatus, metricStatus } from './metric-status';
import { NOT_RECORDED, type Observation } from './observation';
import { type PerPodArguments, proposeForAverage, proposeForUtilization } from './per-pod-metric';
import type { PerPodProposal } from './per-pod-proposal';
import type { StartingPeriods } from './pod-groups';
import { customSamples, resourceSamples, type SelectedPods } from './pod-samples';
import type { ExternalMetric, ObjectMetric, PodsMetric, PreparedMetric, ResourceMetric } from './prepared-metric';
import type { SampleTable } from './sample-table';
import { type Thresholds, type ThresholdTarget, thresholdsAt } from './thresholds';
import type { Tolerance } from './tolerance';
import { proposeForShare, proposeForValue, sumForShare, sumForValue, type TotalProposal } from './total-metric';

/** What the metrics of one sync are computed from. */
export interface MetricContext {
  readonly namespace: string;
  readonly current: number;
  readonly statusReplicas: number;
  readonly observation: Observation;
  readonly pods: SelectedPods;
  readonly tolerance: Tolerance;
  readonly periods: StartingPeriods;
  readonly flags: ControllerFlags;
  /** Whether to say how each proposal came about. */
  readonly explain: boolean;
}

/** What one metric asks for, or why it does not. */
export type MetricOutcome = {
  readonly status: MetricStatus;
  readonly explanation: MetricExplanation | undefined;
} & (
  | { readonly replicas: number; readonly failure?: undefined }
  | { readonly failure: MetricFailure; readonly replicas?: undefined }
);

/** Why a metric could not be computed, in upstream's words. */
export interface MetricFailure {
  /** Reason of the event and of the condition ScalingActive. */
  readonly reason: string;
  /** Text of the event. */
  readonly message: string;
  /** Text of the error that the whole round gives back. */
  readonly outer: string;
}

/**
 * Returns what one metric asks for.
 *
 * Follows `computeReplicasForMetric` and its `computeStatusFor…Metric` in
 * `pkg/controller/podautoscaler/horizontal.go`.
 */
export function proposeForMetric(metric: PreparedMetric, context: MetricContext): MetricOutcome {
  switch (metric.type) {
    case 'Resource':
    case 'ContainerResource':
      return proposeForResource(metric, context);
    case 'Pods':
      return proposeForPods(metric, context);
    case 'Object':
      return proposeForObject(metric, context);
    case 'External':
      return proposeForExternal(metric, context);
  }
}

function proposeForResource(metric: ResourceMetric & PreparedMetric, context: MetricContext): MetricOutcome {
  const { of, target } = metric;
  const { observation, flags, namespace } = context;
  const samples = resourceSamples(observation.podMetrics, context.pods, of, { namespace, flags });
  const isUtilization = target.kind === 'utilization';
  const fail = (error: string): MetricOutcome => {
    const message = `failed to get ${of.resource} ${isUtilization ? 'utilization' : 'usage'}: ${error}`;
    return metric.type === 'Resource'
      ? failed(
          metric,
          context,
          'FailedGetResourceMetric',
          message,
          `failed to get ${of.resource} resource metric value: `,
        )
      : failed(
          metric,
          context,
          'FailedGetContainerResourceMetric',
          message,
          `failed to get ${of.container} container metric value: `,
        );
  };
  if (typeof samples === 'string') {
    return fail(`unable to get metrics for resource ${of.resource}: ${samples}`);
  }
  const aside = context.explain ? [] : undefined;
  const seen = podsOf(context, samples, of.resource === 'cpu' ? context.periods : undefined, aside);
  const proposal = isUtilization
    ? proposeForUtilization(seen, doubleOf64(target.target), of, flags)
    : proposeForAverage(seen, target.target);
  return typeof proposal === 'string' ? fail(proposal) : perPod(metric, context, proposal, aside, samples);
}

function proposeForPods(metric: PodsMetric & PreparedMetric, context: MetricContext): MetricOutcome {
  const fail = (message: string): MetricOutcome =>
    failed(metric, context, 'FailedGetPodsMetric', message, 'failed to get pods metric value: ');
  if (metric.selector.fault !== undefined) {
    return fail(metric.selector.fault);
  }
  const { name } = metric.metric;
  const samples = customSamples(ownValue(context.observation.podCustomMetrics, name) ?? NOT_RECORDED, context.pods);
  if (typeof samples === 'string') {
    return fail(`unable to get metric ${name}: ${samples}`);
  }
  const aside = context.explain ? [] : undefined;
  const seen = podsOf(context, samples, undefined, aside);
  const proposal = proposeForAverage(seen, metric.target.target);
  return typeof proposal === 'string' ? fail(proposal) : perPod(metric, context, proposal, aside, samples);
}

function proposeForObject(metric: ObjectMetric & PreparedMetric, context: MetricContext): MetricOutcome {
  const fail = (message: string, middle = ''): MetricOutcome =>
    failed(metric, context, 'FailedGetObjectMetric', message, `failed to get object metric value: ${middle}`);
  const { target, describedObject } = metric;
  if (metric.selector.fault !== undefined) {
    return fail(metric.selector.fault);
  }
  if (target === undefined) {
    return fail('invalid object metric source: neither a value target nor an average value target was set');
  }
  const { name } = metric.metric;
  const answer = ownValue(context.observation.objectMetrics, objectKey(metric, context.namespace)) ?? NOT_RECORDED;
  if (answer.error !== undefined) {
    const object = `${describedObject.kind} ${context.namespace}/${describedObject.name}`;
    const error = `unable to fetch metrics from custom metrics API: ${answer.error}`;
    const message = context.flags.namesObjectInErrors
      ? `unable to get metric ${name} on ${object}: ${error}`
      : `unable to get metric ${name}: ${describedObject.kind} on ${context.namespace} ${describedObject.name}/${error}`;
    return fail(message, target.kind === 'value' ? '' : `failed to get ${name} object metric: `);
  }
  const measured = { milli: answer.milli, targetMilli: target.target, tolerance: context.tolerance };
  const proposal =
    target.kind === 'value'
      ? proposeForValue(measured, context.current, context.pods.selected, context.flags)
      : proposeForShare(measured, context.statusReplicas, false);
  return typeof proposal === 'string' ? fail(proposal) : total(metric, context, proposal);
}

function proposeForExternal(metric: ExternalMetric & PreparedMetric, context: MetricContext): MetricOutcome {
  const { name, selector } = metric.metric;
  const isTotal = metric.target.kind === 'value';
  const middle = isTotal ? `failed to get external metric ${name}: ` : `failed to get ${name} external metric: `;
  const fail = (message: string): MetricOutcome =>
    failed(
      metric,
      context,
      'FailedGetExternalMetric',
      message,
      `failed to get ${name} external metric value: ${middle}`,
    );
  const { requirements, fault } = metric.selector;
  if (fault !== undefined) {
    return fail(fault);
  }
  const answer = ownValue(context.observation.externalMetrics, name) ?? NOT_RECORDED;
  const unable = `unable to get external metric ${context.namespace}/${name}/${goTextOfSelector(selector)}`;
  if (answer.error !== undefined) {
    return fail(`${unable}: unable to fetch metrics from external metrics API: ${answer.error}`);
  }
  const series = answer.items
    .filter(({ labels }) => labels === undefined || selects(requirements, labels))
    .map(({ milli }) => milli);
  if (series.length === 0) {
    return fail(`${unable}: no metrics returned from external metrics API`);
  }
  const { flags, tolerance } = context;
  const milli = isTotal ? sumForValue(series, flags) : sumForShare(series, flags);
  const measured = { milli, targetMilli: metric.target.target, tolerance };
  const proposal = isTotal
    ? proposeForValue(measured, context.current, context.pods.selected, flags)
    : proposeForShare(measured, context.statusReplicas, flags.capsExternalAverage);
  return typeof proposal === 'string' ? fail(proposal) : total(metric, context, proposal);
}

/** A Namespace is always the autoscaler's own, whatever name the spec has. */
function objectKey({ describedObject: { apiVersion, kind, name }, metric }: ObjectMetric, namespace: string): string {
  const isNamespace = kind === 'Namespace' && !(apiVersion ?? '').includes('/');
  return `${kind}/${isNamespace ? namespace : name}/${metric.name}`;
}

function podsOf(
  { current, tolerance, pods, observation }: MetricContext,
  samples: SampleTable,
  readiness: StartingPeriods | undefined,
  aside: PodAside[] | undefined,
): PerPodArguments {
  return { current, tolerance, pods: pods.selected, nowMicros: observation.timeMicros, samples, readiness, aside };
}

function failed(
  metric: PreparedMetric,
  { explain, tolerance }: MetricContext,
  reason: string,
  message: string,
  outerPrefix: string,
): MetricOutcome {
  const { type, name, target } = metric;
  return {
    status: FAILED_METRIC_STATUS,
    failure: { reason, message, outer: outerPrefix + message },
    explanation: explain ? { type, name, target, tolerance, error: message } : undefined,
  };
}

function perPod(
  metric: (ResourceMetric | PodsMetric) & PreparedMetric,
  context: MetricContext,
  proposal: PerPodProposal,
  aside: readonly PodAside[] | undefined,
  samples: SampleTable,
): MetricOutcome {
  const { averageMilli, utilization, usageRatio, rule, rebalanced, replicas } = proposal;
  const status = metricStatus(metric, { milli: averageMilli, utilization }, context.flags);
  if (aside === undefined) {
    return { status, replicas, explanation: undefined };
  }
  const counted = (group: PodAside['group']): number => aside.filter((each) => each.group === group).length;
  const { selected } = context.pods;
  return {
    status,
    replicas,
    // Property by property: a copy that is added to takes longer than all of the metric.
    explanation: {
      type: metric.type,
      name: metric.name,
      target: metric.target,
      tolerance: context.tolerance,
      thresholds: thresholdsNow(metric.target, context),
      usageRatio,
      utilization,
      valueMilli: averageMilli,
      pods: {
        ready: selected.length - aside.length,
        missing: counted('missing'),
        unready: counted('unready'),
        ignored: counted('ignored'),
        unknownSamples: samples.unknownOf(selected),
      },
      aside,
      rebalanced,
      rule,
      proposal: replicas,
    },
  };
}

function total(
  metric: (ObjectMetric | ExternalMetric) & PreparedMetric,
  context: MetricContext,
  { replicas, shownMilli, usageRatio, rule }: TotalProposal,
): MetricOutcome {
  const status = metricStatus(metric, { milli: shownMilli }, context.flags);
  if (!context.explain) {
    return { status, replicas, explanation: undefined };
  }
  const { type, name, target } = metric;
  const { tolerance } = context;
  const thresholds = thresholdsNow(target, context);
  const valueMilli = shownMilli;
  const proposal = replicas;
  return {
    status,
    replicas,
    explanation: { type, name, target, tolerance, thresholds, usageRatio, valueMilli, rule, proposal },
  };
}

function thresholdsNow(
  target: ThresholdTarget | undefined,
  { current, tolerance }: MetricContext,
): Thresholds | undefined {
  return target !== undefined && current > 0 ? knownThresholds(target, current, tolerance) : undefined;
}

const KNOWN = new WeakMap<ThresholdTarget, { readonly tolerance: Tolerance; readonly thresholds: Thresholds }>();

/** Thresholds are searched for; from one look to the next they are mostly the same. */
function knownThresholds(target: ThresholdTarget, replicas: number, tolerance: Tolerance): Thresholds {
  const known = KNOWN.get(target);
  if (known !== undefined && known.thresholds.replicas === replicas && known.tolerance === tolerance) {
    return known.thresholds;
  }
  const thresholds = thresholdsAt(target, replicas, tolerance);
  KNOWN.set(target, { tolerance, thresholds });
  return thresholds;
}
