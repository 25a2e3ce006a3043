import type { DescribedAutoscaler } from '../live/report/described-autoscaler';
import type { AutoscalerSpec, MetricSpec, MetricTarget, ScalingRules } from '../simulator/autoscaler/autoscaler-spec';
import { tabulate } from './tab-writer';

type Current = DescribedAutoscaler['status']['currentMetrics'][number] | undefined;

const UNKNOWN = '<unknown>';
const NONE = '<none>';
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const LONGEST_ANNOTATION = 140;

/**
 * Returns an autoscaler as `kubectl describe hpa` prints it, in UTC and with ages at the end of the recording.
 *
 * Follows the layout of `describeHorizontalPodAutoscalerV2` in kubectl `pkg/describe/describe.go` (v1.37).
 */
export function renderHpaDescribe(autoscaler: DescribedAutoscaler): string {
  const { name, namespace, labels, annotations, creationTimestamp, spec, status, events } = autoscaler;
  const { kind, name: target } = spec.scaleTargetRef;
  const head = [
    `Name:\t${name}`,
    `Namespace:\t${namespace}`,
    ...named('Labels', labelLines(labels)),
    ...named('Annotations', annotationLines(annotations)),
    `CreationTimestamp:\t${dateText(creationTimestamp)}`,
    `Reference:\t${kind}/${target}`,
    'Metrics:\t( current / target )',
    ...(spec.metrics ?? []).map((metric, index) => metricLine(metric, status.currentMetrics[index])),
    `Min replicas:\t${spec.minReplicas ?? '<unset>'}`,
    `Max replicas:\t${spec.maxReplicas}`,
    ...behaviorLines(spec),
    `${kind} pods:\t${status.currentReplicas} current / ${status.desiredReplicas} desired`,
    ...conditionLines(status),
  ];
  if (events.length === 0) {
    return tabulate([...head, `Events:\t${NONE}`]);
  }
  const rows = events.map(
    ({ type, reason, age, from, message }) => `  ${type}\t${reason}\t${age}\t${from}\t${message}`,
  );
  return (
    tabulate(head) +
    tabulate(['Events:', '  Type\tReason\tAge\tFrom\tMessage', '  ----\t------\t----\t----\t-------', ...rows])
  );
}

function named(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? [`${title}:\t${NONE}`]
    : lines.map((line, at) => `${at === 0 ? `${title}:` : ''}\t${line}`);
}

function labelLines(labels: Readonly<Record<string, string>>): string[] {
  return sorted(labels).map(([key, value]) => `${key}=${value}`);
}

function annotationLines(annotations: Readonly<Record<string, string>>): string[] {
  return sorted(annotations)
    .filter(([key]) => key !== LAST_APPLIED)
    .flatMap(([key, text]) => {
      const value = text.replace(/\n$/, '');
      const isLong = value.length + key.length + 2 > LONGEST_ANNOTATION || value.includes('\n');
      return isLong ? [`${key}:`, ...value.split('\n').map((line) => `  ${shortened(line)}`)] : [`${key}: ${value}`];
    });
}

function shortened(line: string): string {
  const longest = LONGEST_ANNOTATION - 2;
  return line.length > longest ? `${line.slice(0, longest)}...` : line;
}

function metricLine(
  { type, resource, containerResource, pods, object, external }: MetricSpec,
  current: Current,
): string {
  if (type === 'Resource' && resource !== undefined) {
    return `  resource ${resource.name} on pods${usage(resource.target, current)}`;
  }
  if (type === 'ContainerResource' && containerResource !== undefined) {
    const { name, container, target } = containerResource;
    return `  resource ${name} of container "${container}" on pods${usage(target, current)}`;
  }
  if (type === 'Pods' && pods !== undefined) {
    return `  ${JSON.stringify(pods.metric.name)} on pods:\t${current?.averageValue ?? UNKNOWN} / ${pods.target.averageValue ?? ''}`;
  }
  if (type === 'Object' && object !== undefined) {
    const { metric, describedObject, target } = object;
    const isAverage = target.type === 'AverageValue';
    return `  "${metric.name}" on ${describedObject.kind}/${describedObject.name} ${total(target, current, isAverage)}`;
  }
  if (type === 'External' && external !== undefined) {
    const { metric, target } = external;
    return `  ${JSON.stringify(metric.name)} ${total(target, current, target.averageValue !== undefined)}`;
  }
  return `  <unknown metric type ${JSON.stringify(type)}>`;
}

function usage({ averageValue, averageUtilization }: MetricTarget, current: Current): string {
  if (averageValue !== undefined) {
    return `:\t${current?.averageValue ?? UNKNOWN} / ${averageValue}`;
  }
  const seen =
    current?.averageUtilization === undefined
      ? UNKNOWN
      : `${current.averageUtilization}% (${current.averageValue ?? ''})`;
  return `  (as a percentage of request):\t${seen} / ${averageUtilization === undefined ? '<auto>' : `${averageUtilization}%`}`;
}

function total({ averageValue, value }: MetricTarget, current: Current, isAverage: boolean): string {
  return isAverage
    ? `(target average value):\t${current?.averageValue ?? UNKNOWN} / ${averageValue ?? ''}`
    : `(target value):\t${current?.value ?? UNKNOWN} / ${value ?? ''}`;
}

function behaviorLines({ behavior }: AutoscalerSpec): string[] {
  return behavior === undefined
    ? []
    : ['Behavior:', ...rulesLines('Scale Up', behavior.scaleUp), ...rulesLines('Scale Down', behavior.scaleDown)];
}

function rulesLines(title: string, rules: ScalingRules | undefined): string[] {
  if (rules === undefined) {
    return [];
  }
  const { stabilizationWindowSeconds, policies = [], selectPolicy = 'Max' } = rules;
  return [
    `  ${title}:`,
    ...(stabilizationWindowSeconds === undefined
      ? []
      : [`    Stabilization Window: ${stabilizationWindowSeconds} seconds`]),
    ...(policies.length === 0 ? [] : [`    Select Policy: ${selectPolicy}`, '    Policies:']),
    ...policies.map(
      ({ type, value, periodSeconds }) => `      - Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`,
    ),
  ];
}

function conditionLines({ conditions }: DescribedAutoscaler['status']): string[] {
  return conditions.length === 0
    ? []
    : [
        'Conditions:',
        '  Type\tStatus\tReason\tMessage',
        '  ----\t------\t------\t-------',
        ...conditions.map(({ type, status, reason, message }) => `  ${type}\t${status}\t${reason}\t${message}`),
      ];
}

/** RFC 1123 with a numeric zone, as Go's `time.RFC1123Z`. */
function dateText(time: string | undefined): string {
  const date = new Date(time ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? UNKNOWN : date.toUTCString().replace('GMT', '+0000');
}

function sorted(values: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
}
