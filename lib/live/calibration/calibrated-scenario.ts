import type { Distribution, RequestClass, Scenario } from '../../simulator/scenario/scenario';
import { ownValue } from '../../values/own-value';
import type { RunRecord } from '../record/run-record';
import { trimmed } from '../verdict/figure-text';
import { workloadOf } from '../verdict/workload-facts';
import type { Calibration } from './calibration';
import { type Estimate, uncertaintyOf } from './estimate';

/** A scenario, and what is to be known of its figures. */
export interface CommentedScenario {
  readonly scenario: Scenario;
  /** Comments by JSON pointer; the empty pointer is the whole. */
  readonly comments: Readonly<Record<string, string>>;
}

/** Returns the run as a scenario: the service as calibrated, under the load of the run's phases. */
export function calibratedScenario(calibration: Calibration, record: RunRecord): CommentedScenario {
  const { cost, startUp, metrics, memoryBytes, thinkSeconds, concurrency, responseSeconds } = calibration;
  const loaded = record.phases.filter(({ state, users }) => state === 'ended' && users !== undefined);
  const begin = loaded[0]?.beginSeconds ?? 0;
  const end = loaded.at(-1)?.endSeconds ?? begin;
  const rates = loaded.flatMap(({ spawnRatePerSecond }) => spawnRatePerSecond ?? []).filter((rate) => rate > 0);
  const wait = waitOf(calibration);
  const initialReplicas = record.samples.find(({ target }) => target !== undefined)?.target?.readyReplicas;
  const nodes = nodesOf(record);
  const target = workloadOf(record.header)?.metadata?.name;
  const scenario: Scenario = {
    schemaVersion: 1,
    title: `calibrated from the run of ${record.startTime}`,
    durationSeconds: Math.max(1, Math.round(end - begin)),
    ...(target !== undefined && { target }),
    load: {
      closed: {
        users: {
          steps: loaded.map(({ beginSeconds, users = 0 }) => ({
            atSeconds: round(beginSeconds - begin),
            value: users,
          })),
        },
        ...(rates.length > 0 && { spawnRatePerSecond: Math.max(...rates) }),
        ...(thinkSeconds !== undefined && { thinkSeconds: thinkOf(thinkSeconds.value) }),
      },
    },
    service: {
      classes: calibration.classes.map((each) => classOf(each, calibration, wait)),
      ...(cost.idle !== undefined && { idleCpu: `${Math.max(0, Math.round(cost.idle.value * 1000))}m` }),
      ...(startUp !== undefined && {
        startupSeconds: { uniform: { min: round(startUp.min), max: round(startUp.max) } },
      }),
      ...(startUp?.cpuSeconds !== undefined && { startupCpuSeconds: round(startUp.cpuSeconds) }),
      ...(memoryBytes !== undefined && { memory: `${Math.ceil(memoryBytes / 2 ** 20)}Mi` }),
    },
    ...(nodes.length > 0 && { nodes }),
    ...(metrics !== undefined && {
      metrics: { resolutionSeconds: Math.max(1, Math.round(metrics.resolutionSeconds)) },
    }),
    ...controllerOf(record),
    ...(initialReplicas !== undefined && initialReplicas > 0 && { initialReplicas }),
  };
  const comments: Record<string, string> = {
    '': `Service parameters from good requests of ${calibration.fromPhases.join(', ')}. Intervals are of 95 %; those of a scenario are not simulated.`,
    '/service/classes': `A request of any class costs ${estimateText(cost.request)} s of one CPU. ${cost.method}.`,
    ...Object.fromEntries(
      calibration.classes.flatMap(({ name }, index) => {
        const own = ownValue(cost.classes, name);
        return own === undefined ? [] : [[`/service/classes/${index}/cpuSeconds`, `${estimateText(own)}`]];
      }),
    ),
  };
  return { scenario, comments: { ...comments, ...moreComments() } };

  function moreComments(): Record<string, string> {
    return {
      ...(cost.idle !== undefined && { '/service/idleCpu': `${estimateText(cost.idle)} CPUs` }),
      ...(startUp !== undefined && {
        '/service/startupSeconds': `${startUp.pods} pods, from initialized to ready; the readiness probe tells it no finer`,
      }),
      ...(startUp?.cpuSeconds !== undefined && {
        '/service/startupCpuSeconds':
          'from the windows of the metrics that ended before the pod was ready; at least this much',
      }),
      ...(concurrency !== undefined && {
        '/service': `Requests under way in a pod, by Little's law: ${trimmed(concurrency.mean, 2)} on average, ${trimmed(concurrency.most, 2)} at most over a window. That is no limit: none was seen.`,
      }),
      ...(thinkSeconds !== undefined && {
        '/load/closed/thinkSeconds': `${estimateText(thinkSeconds)}: users over rate, less the response time. Its spread is assumed`,
      }),
      ...(metrics !== undefined && {
        '/metrics/resolutionSeconds': `median of ${metrics.values} values; they were served ${trimmed(metrics.meanDelaySeconds, 1)} s after their window on average, ${trimmed(metrics.leastDelaySeconds, 1)} s at the least, the polling included`,
      }),
      ...(responseSeconds !== undefined && {
        '/service/classes/0/waitSeconds': `response time at the least load, ${estimateText(responseSeconds)} s, less the CPU time`,
      }),
    };
  }
}

function classOf(
  { name, share, failureRatio }: Calibration['classes'][number],
  { cost }: Calibration,
  waitSeconds: number,
): RequestClass {
  return {
    name,
    weight: round(share * 100),
    cpuSeconds: round((ownValue(cost.classes, name) ?? cost.request).value),
    ...(waitSeconds > 0 && { waitSeconds }),
    ...(failureRatio > 0 && { failureProbability: round(failureRatio) }),
  };
}

/** Only the mean is measured; users that all think equally long would come in waves, which no real ones do. */
function thinkOf(seconds: number): Distribution {
  return { uniform: { min: round(seconds / 2), max: round(seconds * 1.5) } };
}

/** What of a response time at the least load is not CPU. */
function waitOf({ responseSeconds, cost }: Calibration): number {
  return responseSeconds === undefined ? 0 : round(Math.max(0, responseSeconds.value - cost.request.value));
}

function nodesOf({ header }: RunRecord): NonNullable<Scenario['nodes']> {
  return (header?.run.nodes ?? []).flatMap(({ allocatable: { cpu, memory, pods }, requested }) =>
    cpu === undefined || memory === undefined
      ? []
      : [
          {
            count: 1,
            cpu,
            memory,
            ...(pods !== undefined && { pods: Number(pods) }),
            ...(requested !== undefined && {
              reserved: { cpu: requested.cpu ?? '0', memory: requested.memory ?? '0' },
            }),
          },
        ],
  );
}

function controllerOf({ header }: RunRecord): Pick<Scenario, 'controller'> {
  const given = Object.entries(header?.controller ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return given.length === 0 ? {} : { controller: Object.fromEntries(given) as NonNullable<Scenario['controller']> };
}

function estimateText(estimate: Estimate): string {
  const { value, low, high, samples } = estimate;
  const uncertainty = uncertaintyOf(estimate);
  const relative = Number.isFinite(uncertainty) ? `, ± ${trimmed(uncertainty * 100, 1)} %` : '';
  return `${round(value)} (${round(low)} to ${round(high)}${relative}, ${samples} values)`;
}

/** Four figures are more than any run tells. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}
