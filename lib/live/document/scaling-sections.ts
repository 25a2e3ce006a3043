import type { AutoscalerReport, SimulatedPhase, ThresholdReport, ValidationReport } from '../report/validation-report';
import type { Capacity } from '../verdict/capacity';
import { counted, countText, percentText, trimmed } from '../verdict/figure-text';
import { type Block, heading, list, paragraph, type Section, table } from './document';

/** Returns the section on what pods used. */
export function podsSection({ pods }: ValidationReport): Section {
  return {
    title: 'Pod resource use',
    blocks:
      pods.length === 0
        ? [paragraph('No pod was read.')]
        : [
            table(
              ['Pod', 'Node', 'Samples#', 'CPU mean#', 'CPU max#', 'Memory max#', 'Restarts#', 'Reasons'],
              pods.map((pod) => [
                pod.pod,
                pod.node ?? '',
                String(pod.samples),
                `${trimmed(pod.meanCpuMilli, 0)}m`,
                `${trimmed(pod.largestCpuMilli, 0)}m`,
                `${trimmed(pod.largestMemoryBytes / 2 ** 20, 0)}Mi`,
                String(pod.restarts),
                pod.reasons.join(', '),
              ]),
            ),
          ],
  };
}

/** Returns the section on the autoscaler: where it acts, what it said, and whether that was predicted. */
export function autoscalerSection({ autoscaler }: ValidationReport): Section {
  if (autoscaler === undefined) {
    return { title: 'Autoscaler', blocks: [paragraph('Not known: the recording has no header.')] };
  }
  const { name, minReplicas, maxReplicas, thresholds, conditions, timeline } = autoscaler;
  return {
    title: 'Autoscaler',
    blocks: [
      paragraph(`\`${name}\` keeps ${minReplicas ?? '?'} to ${maxReplicas ?? '?'} replicas.`),
      ...thresholdBlocks(thresholds),
      heading('Status at the end'),
      conditions.length === 0
        ? paragraph('No status was read.')
        : table(
            ['Condition', 'Status', 'Reason', 'Message'],
            conditions.map(({ type, status, reason, message }) => [type, status, reason, message]),
          ),
      heading('Timeline'),
      timeline.length === 0
        ? paragraph('No status was read.')
        : table(
            ['Time#', 'Phase', 'Replicas#', 'Desired#', 'Metrics'],
            timeline.map(({ seconds, phase, currentReplicas, desiredReplicas, metrics }) => [
              clockText(seconds),
              phase,
              String(currentReplicas),
              String(desiredReplicas),
              metrics.join(', '),
            ]),
          ),
      heading('Predicted and seen'),
      ...comparisonBlocks(autoscaler),
      ...simulatedBlocks(autoscaler),
    ],
  };
}

/** Returns the section on what the service can do. */
export function capacitySection({ capacity }: ValidationReport): Section {
  const { cost, requestCpu, fromPhases, steps } = capacity;
  if (cost === undefined) {
    return {
      title: 'Capacity',
      blocks: [
        paragraph(`No figure of capacity: ${capacity.void ?? 'nothing was measured'}.`),
        ...nodeBlocks(capacity),
      ],
    };
  }
  const { request, classes, idle, method } = cost;
  const milli = (value: number): string => `${trimmed(value * 1000, 3)} ms`;
  return {
    title: 'Capacity',
    blocks: [
      paragraph(
        `A good request costs ${milli(request.value)} of one CPU (95 % interval ${milli(request.low)} to ${milli(request.high)}, ${request.samples} windows of ${fromPhases.join(', ')}). ${sentence(method)}`,
      ),
      ...(Object.keys(classes).length === 0
        ? []
        : [
            list(
              Object.entries(classes).map(
                ([name, { value, low, high }]) => `\`${name}\`: ${milli(value)} (${milli(low)} to ${milli(high)})`,
              ),
            ),
          ]),
      ...(idle === undefined ? [] : [paragraph(`A pod without requests burns ${trimmed(idle.value * 1000, 1)}m.`)]),
      ...(steps.length === 0
        ? []
        : [
            paragraph(
              `With ${trimmed(requestCpu ?? 0, 3)} CPU requested a pod, the load that triggers the next step at each count:`,
            ),
            table(
              ['Replicas#', 'Acts at#', 'Good requests a second#', '95 % interval'],
              steps.map(({ replicas, scaleUpAtPercent, requestsPerSecond, low, high }) => [
                String(replicas),
                `${trimmed(scaleUpAtPercent, 1)} %`,
                trimmed(requestsPerSecond, 1),
                high === undefined ? `${trimmed(low, 1)} or more` : `${trimmed(low, 1)} to ${trimmed(high, 1)}`,
              ]),
            ),
          ]),
      ...nodeBlocks(capacity),
    ],
  };
}

function nodeBlocks({ nodes }: Capacity): Block[] {
  if (nodes === undefined) {
    return [paragraph('Whether the nodes hold the largest count is not known.')];
  }
  const { pods, requestText, boundBy, isUpperBound } = nodes;
  return [
    paragraph(
      `The nodes, as read, hold ${isUpperBound ? 'at most ' : ''}${pods} pods of ${requestText}, bound by ${boundBy}${isUpperBound ? '; what other pods request is not known' : ''}.`,
    ),
  ];
}

function thresholdBlocks(thresholds: readonly ThresholdReport[]): Block[] {
  if (thresholds.length === 0) {
    return [paragraph('Where it acts is not known.')];
  }
  const amount = (value: string | undefined, { unit }: ThresholdReport, none: string): string =>
    value === undefined ? none : unit === 'percent' ? `${value} %` : `${value}m`;
  return [
    paragraph('Where it really acts, each metric alone and with every pod ready:'),
    table(
      ['Metric', 'Replicas#', 'Fewer at#', 'More at#'],
      thresholds.map((each) => [
        each.metric,
        each.replicas === each.through ? `${each.replicas}` : `${each.replicas} to ${each.through}`,
        amount(each.scaleDownAt, each, 'never'),
        amount(each.scaleUpAt, each, 'never'),
      ]),
    ),
  ];
}

function comparisonBlocks({ comparison }: AutoscalerReport): Block[] {
  const { compared, unmatched, departures } = comparison;
  if (compared + unmatched === 0) {
    return [paragraph('No sync of the controller was recorded, so nothing could be compared.')];
  }
  const share =
    compared === 0 ? '' : ` (${percentText(1 - Math.min(1, syncsOf(departures) / compared))} of syncs without any)`;
  return [
    paragraph(
      `${countText(compared)} syncs were compared with what the exact autoscaler decides for the same observations: ${countText(departures.length)} departures${share}${unmatched === 0 ? '' : `; ${countText(unmatched)} syncs have no observation`}.`,
    ),
    ...(departures.length === 0
      ? []
      : [
          table(
            ['Time', 'What', 'Predicted', 'Seen', 'Why'],
            departures.map(({ time, field, predicted, seen, cause }) => [time, field, predicted, seen, cause]),
          ),
        ]),
  ];
}

function simulatedBlocks({ simulated }: AutoscalerReport): Block[] {
  if (simulated === undefined) {
    return [
      paragraph('The run was not simulated: its service could not be calibrated, or its objects not be simulated.'),
    ];
  }
  const isDeparture = (phase: SimulatedPhase): boolean =>
    phase.predictedPeak !== phase.seenPeak || phase.predictedAtEnd !== phase.seenAtEnd;
  const departed = simulated.filter(isDeparture).length;
  return [
    paragraph(
      `By the simulator, its service calibrated from the run: ${departed === 0 ? 'no phase departs' : `${counted(departed, 'phase')} of ${simulated.length} depart`}.`,
    ),
    table(
      ['Phase', 'Peak predicted#', 'Peak seen#', 'At the end predicted#', 'At the end seen#', 'Departure'],
      simulated.map((each) => [
        each.phase,
        ...[each.predictedPeak, each.seenPeak, each.predictedAtEnd, each.seenAtEnd].map(String),
        isDeparture(each) ? 'yes' : 'no',
      ]),
    ),
  ];
}

function syncsOf(departures: readonly { readonly time: string }[]): number {
  return new Set(departures.map(({ time }) => time)).size;
}

function sentence(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Returns minutes and seconds from the run's start. */
export function clockText(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
