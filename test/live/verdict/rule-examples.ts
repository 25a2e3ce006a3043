import type { Effect } from '../../../lib/live/verdict/finding';
import { referenceRun } from '../../support/reference-run';
import { type Line, withLines } from '../../support/run-recording';
import { scriptedRun } from '../../support/scripted-run';

/** A run that a rule has something to say about. */
export interface RuleExample {
  readonly why: string;
  readonly lines: readonly Line[];
  readonly phase: string | undefined;
  readonly effect: Effect;
  readonly message: RegExp;
}

/** The run in which all goes well. */
export const GOOD = scriptedRun();

type Sample = Line & {
  readonly phase: string;
  readonly pods: readonly Record<string, unknown>[];
  readonly target: Record<string, unknown>;
  readonly load: Record<string, unknown> & {
    readonly workers: readonly Record<string, unknown>[];
    readonly endpoints: readonly (Record<string, unknown> & { readonly name: string; readonly requests: number })[];
  };
};

function samplesOf(phase: string, change: (sample: Sample, index: number) => object | undefined): Line[] {
  let index = 0;
  return withLines(GOOD, 'Sample', (line) => {
    const sample = line as unknown as Sample;
    if (sample.phase !== phase) {
      return line;
    }
    const changed = change(sample, index++);
    return changed === undefined ? undefined : ({ ...line, ...changed } as Line);
  });
}

function firstPod({ pods }: Sample, change: object): { readonly pods: readonly object[] } {
  return { pods: pods.map((pod, index) => (index === 0 ? { ...pod, ...change } : pod)) };
}

function phaseLines(phase: string, state: string, change: object | undefined): Line[] {
  return withLines(GOOD, 'Phase', (line) => {
    const isMeant = line.phase === phase && line.state === state;
    return !isMeant ? line : change === undefined ? undefined : ({ ...line, ...change } as Line);
  });
}

function behind(kind: string, added: Line): Line[] {
  const at = GOOD.findIndex((line) => line.kind === kind);
  return [...GOOD.slice(0, at + 1), added, ...GOOD.slice(at + 1)];
}

const time = '2000-01-01T00:01:00.000Z';

/** Runs by the rule that they break. */
export const RULE_EXAMPLES: Readonly<Record<string, readonly RuleExample[]>> = {
  'failure-ratio': [
    {
      why: 'failures over the limit of 1 %',
      lines: scriptedRun({ failureRatio: 0.795 }),
      phase: 'load',
      effect: 'fail',
      message:
        /^7,495 of 12,000 requests failed, 62\.5 %, where the plan allows 1 %; most often, 7,495 times, POST \/predict/,
    },
  ],
  'scaling-not-reached': [
    {
      why: 'load enough for three replicas, and two stayed',
      lines: samplesOf('scale-up', () => ({ target: { replicas: 2, readyReplicas: 2 } })),
      phase: 'scale-up',
      effect: 'fail',
      message:
        /^3 replicas had to be reached from 2 within 2 min, and at most 2 were ready, though cpu .* read 100\.8 % .* where 78 %/,
    },
    {
      why: 'three replicas stayed after the load',
      lines: samplesOf('scale-down', () => ({ target: { replicas: 3, readyReplicas: 3 } })),
      phase: 'scale-down',
      effect: 'fail',
      message: /^2 replicas had to be reached from 3 within 3 min 10 s, and at least 3 stayed$/,
    },
  ],
  'scaling-not-provoked': [
    {
      why: 'the reference: 57.6 % where 78 % is needed',
      lines: referenceRun(),
      phase: 'load',
      effect: 'inconclusive',
      message:
        /57\.6 % of the request at most, and 3 need 78 % .* about 106 requests a second and 135 users instead of 78\.2 and 100$/,
    },
    {
      why: 'what the autoscaler measured is not there',
      lines: samplesOf('scale-up', ({ autoscaler }) => ({
        autoscaler: { ...(autoscaler as object), currentMetrics: [] },
        target: { replicas: 2, readyReplicas: 2 },
      })),
      phase: 'scale-up',
      effect: 'inconclusive',
      message: /^3 replicas were expected, and at most 2 were ready; what the autoscaler measured is not recorded/,
    },
  ],
  'scaling-not-known': [
    {
      why: 'no count to be reached',
      lines: phaseLines('scale-up', 'begin', { expectedReplicas: undefined }),
      phase: 'scale-up',
      effect: 'inconclusive',
      message: /^the recording lacks the count to be reached/,
    },
  ],
  'slo-missed': [
    {
      why: 'p95 over the objective for all of the time',
      lines: samplesOf('load', ({ load }) => ({ load: { ...load, currentPercentiles: { '0.95': 130 } } })),
      phase: 'load',
      effect: 'fail',
      message:
        /^the 95 % percentile was over 100 ms in 30 of 30 samples \(100 %, where the plan allows 5 %\); at most it was 130 ms$/,
    },
    {
      why: 'p95 over the objective once',
      lines: samplesOf('load', ({ load }, at) => ({
        load: { ...load, currentPercentiles: { '0.95': at === 4 ? 130 : 90 } },
      })),
      phase: 'load',
      effect: 'none',
      message: /in 1 of 30 samples/,
    },
    {
      why: 'the percentile was not given',
      lines: samplesOf('load', ({ load }) => ({ load: { ...load, currentPercentiles: { '0.5': 20 } } })),
      phase: 'load',
      effect: 'inconclusive',
      message: /did not give/,
    },
  ],
  'out-of-memory': [
    {
      why: 'a container killed at its limit',
      lines: samplesOf('load', (sample, at) =>
        at < 10 ? {} : firstPod(sample, { restarts: 1, reasons: ['OOMKilled'] }),
      ),
      phase: 'load',
      effect: 'fail',
      message: /^1 pod had a container killed at its memory limit \(OOMKilled\): inference-0$/,
    },
  ],
  'pod-restarts': [
    {
      why: 'a container that was started again',
      lines: samplesOf('load', (sample, at) => (at < 10 ? {} : firstPod(sample, { restarts: 2 }))),
      phase: 'load',
      effect: 'inconclusive',
      message: /^2 container restarts and 0 failed or evicted pods: inference-0$/,
    },
    {
      why: 'a pod that was evicted',
      lines: samplesOf('load', (sample, at) =>
        at !== 10 ? {} : firstPod(sample, { phase: 'Failed', reasons: ['Evicted'] }),
      ),
      phase: 'load',
      effect: 'inconclusive',
      message: /^0 container restarts and 1 failed or evicted pod: inference-0$/,
    },
  ],
  'rate-contradiction': [
    {
      why: 'the reference: 4,731 requests at 78.2 a second in three and a half minutes',
      lines: referenceRun(),
      phase: 'load',
      effect: 'inconclusive',
      message:
        /4,731 requests at the 78\.2 a second that the load generator gives take 60\.5 s, but the phase was watched for 3 min 30 s, in which that rate gives 16,422/,
    },
  ],
  'no-requests': [
    {
      why: 'no request was sent',
      lines: samplesOf('load', ({ load }) => ({
        load: { ...load, endpoints: load.endpoints.map((each) => ({ ...each, requests: 0, requestsPerSecond: 0 })) },
      })),
      phase: 'load',
      effect: 'inconclusive',
      message: /^no request was counted/,
    },
    {
      why: 'fewer users than asked for',
      lines: samplesOf('load', ({ load }) => ({ load: { ...load, users: 60 } })),
      phase: 'load',
      effect: 'inconclusive',
      message: /^100 users were asked for, and at most 60 were seen$/,
    },
  ],
  'generator-saturated': [
    {
      why: 'a worker at 95 % CPU all the time',
      lines: samplesOf('load', ({ load }) => ({
        load: { ...load, workers: load.workers.map((each) => ({ ...each, cpuPercent: 95 })) },
      })),
      phase: 'load',
      effect: 'inconclusive',
      message: /at 90 % CPU or more in 30 of 30 samples \(100 %; at most 95 %\)/,
    },
    {
      why: 'a worker at 95 % CPU once is noted',
      lines: samplesOf('load', ({ load }, at) => ({
        load: { ...load, workers: load.workers.map((each) => ({ ...each, cpuPercent: at === 3 ? 95 : 20 })) },
      })),
      phase: 'load',
      effect: 'none',
      message: /in 1 of 30 samples/,
    },
  ],
  'workers-lost': [
    {
      why: 'one of two workers is missing',
      lines: samplesOf('load', ({ load }, at) => ({
        load: {
          ...load,
          workers: load.workers.map((each, index) => (at > 20 && index === 1 ? { ...each, state: 'missing' } : each)),
        },
      })),
      phase: 'load',
      effect: 'inconclusive',
      message: /^2 workers of the load generator were expected, and only 1 were there in 9 of 30 samples$/,
    },
  ],
  'missing-samples': [
    {
      why: 'four of thirty samples are not there',
      lines: samplesOf('load', (_, at) => (at >= 10 && at < 14 ? undefined : {})),
      phase: 'load',
      effect: 'inconclusive',
      message: /^4 of 30 samples are missing or not whole \(13\.3 %; 10 % is allowed\)$/,
    },
    {
      why: 'five samples lack metrics',
      lines: samplesOf('load', (_, at) => (at >= 10 && at < 15 ? { use: undefined } : {})),
      phase: 'load',
      effect: 'inconclusive',
      message: /^5 of 30 samples .*: 5 without use$/,
    },
    {
      why: 'one is noted',
      lines: samplesOf('load', (_, at) => (at === 10 ? undefined : {})),
      phase: 'load',
      effect: 'none',
      message: /^1 of 30 samples/,
    },
  ],
  faults: [
    {
      why: 'the API server could not be reached',
      lines: GOOD.flatMap((line) =>
        line.kind === 'Sample' && line.time === '2000-01-01T00:01:39.000Z'
          ? [{ kind: 'Fault', time: line.time, source: 'cluster', message: 'connection refused' }, line]
          : line,
      ),
      phase: 'load',
      effect: 'inconclusive',
      message: /^1 fault of cluster; the first: connection refused$/,
    },
  ],
  'preflight-checks': [
    {
      why: 'a question that failed',
      lines: withLines(GOOD, 'Check', (line) => ({
        ...line,
        status: 'failed',
        message: 'no metrics',
        fix: 'install metrics-server',
      })),
      phase: 'preflight',
      effect: 'fail',
      message: /^api-reachable: no metrics; install metrics-server$/,
    },
    {
      why: 'no answers at all',
      lines: withLines(GOOD, 'Check', () => undefined),
      phase: 'preflight',
      effect: 'inconclusive',
      message: /recorded no answers/,
    },
  ],
  'connectivity-halves': [
    {
      why: 'inside fails, outside works',
      lines: withLines(GOOD, 'Connectivity', (line) =>
        line.from === 'loadGenerator' ? ({ ...line, status: undefined, error: 'connection refused' } as Line) : line,
      ),
      phase: 'connectivity',
      effect: 'fail',
      message: /no answer \(connection refused\) after 0\.01 s; the API server's proxy reaches the pods, so DNS/,
    },
    {
      why: 'outside fails, inside works',
      lines: withLines(GOOD, 'Connectivity', (line) =>
        line.from === 'loadGenerator' ? line : { ...line, status: 503 },
      ),
      phase: 'connectivity',
      effect: 'none',
      message: /status 503 after 0\.01 s; requests from inside get through$/,
    },
  ],
  'not-completed': [
    {
      why: 'no end: cut off',
      lines: GOOD.slice(0, -1),
      phase: undefined,
      effect: 'inconclusive',
      message: /^the recording was cut off: it has no end$/,
    },
    {
      why: 'interrupted',
      lines: withLines(GOOD, 'End', (line) => ({ ...line, reason: 'interrupted', message: 'SIGINT' })),
      phase: undefined,
      effect: 'inconclusive',
      message: /^the run was interrupted: SIGINT$/,
    },
    {
      why: 'a phase without end',
      lines: phaseLines('load', 'end', undefined),
      phase: 'load',
      effect: 'inconclusive',
      message: /was begun and did not end/,
    },
    {
      why: 'a phase of the plan that nobody mentions',
      lines: GOOD.filter(({ phase }) => phase !== 'scale-up'),
      phase: 'scale-up',
      effect: 'inconclusive',
      message: /^the plan has the phase, and it was not run$/,
    },
  ],
  'damaged-recording': [
    {
      why: 'a line that is no whole sample',
      lines: behind('Sample', { kind: 'Sample', time, phase: 'nowhere' }),
      phase: undefined,
      effect: 'inconclusive',
      message:
        /^1 line of \d+ cannot be read; the first is line \d+, which is no whole Sample: \/phase must be equal to one of/,
    },
    {
      why: 'a run that was taken up again is noted',
      lines: behind('Phase', { kind: 'Resume', time: '2000-01-01T00:00:00.000Z' }),
      phase: undefined,
      effect: 'none',
      message: /^the run ended early and was taken up again 1 time$/,
    },
  ],
  'replicas-departed': [
    {
      why: 'the controller decided otherwise',
      lines: withLines(GOOD, 'Sync', (line, index) => (index === 20 ? { ...line, targetReplicas: 5 } : line)),
      phase: undefined,
      effect: 'none',
      message:
        /^1 departure in 34 syncs; the first at 2000-01-01T00:05:00\.000Z: targetReplicas was predicted as 3 and seen as 5/,
    },
    {
      why: 'observations that the controller cannot have seen',
      lines: withLines(GOOD, 'Observation', (line, index) =>
        index === 5 ? { ...line, target: { replicas: 'two' } } : line,
      ),
      phase: undefined,
      effect: 'inconclusive',
      message: /^the observations could not be replayed: 'target\.replicas' is "two"/,
    },
  ],
  'pending-pods': [
    {
      why: 'a pod Pending for more than a minute',
      lines: samplesOf('load', (sample) => firstPod(sample, { phase: 'Pending', reasons: ['Unschedulable'] })),
      phase: 'load',
      effect: 'none',
      message: /^1 pod stayed Pending, for up to 2 min 25 s \(Unschedulable\)$/,
    },
  ],
  flapping: [
    {
      why: 'up and down and up again',
      lines: samplesOf('load', ({ target }, at) => ({
        target: { ...target, replicas: [2, 3, 2, 3][Math.floor(at / 8)] },
      })),
      phase: 'load',
      effect: 'none',
      message: /^the replica count changed its direction 2 times within 10 min, in 3 changes$/,
    },
  ],
  'lost-on-scale-down': [
    {
      why: 'connections that broke while a pod went',
      lines: samplesOf('scale-down', ({ load }, at) => ({
        load: {
          ...load,
          failures: [{ method: 'POST', name: '/predict', error: 'ConnectionResetError(104)', count: at < 8 ? 0 : 12 }],
        },
        pods: ['inference-0', 'inference-1', ...(at < 8 ? ['inference-2'] : [])].map((name) => ({
          name,
          phase: 'Running',
          isReady: true,
          isDeleted: false,
          restarts: 0,
          reasons: [],
        })),
      })),
      phase: 'scale-down',
      effect: 'none',
      message: /^12 requests broke off or found no connection while 1 pod went away$/,
    },
  ],
  'nodes-too-small': [
    {
      why: 'the reference: twenty replicas of 2Gi on a node of 13.5Gi',
      lines: referenceRun(),
      phase: undefined,
      effect: 'none',
      message:
        /may ask for 20 replicas of 1 CPU and 2Gi memory, and the nodes as read hold 6 at most: the surplus of 14/,
    },
  ],
};
