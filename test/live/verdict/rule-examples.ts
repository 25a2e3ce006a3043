import { referenceRun } from '../../support/reference-run';
import { scriptedRun } from '../../support/scripted-validation';
import { firstPod, GOOD, phaseLines, type RuleExample, samplesOf } from './changed-runs';
import { RUN_RULE_EXAMPLES } from './run-rule-examples';

/** Runs by the rule that they break. */
export const RULE_EXAMPLES: Readonly<Record<string, readonly RuleExample[]>> = {
  ...RUN_RULE_EXAMPLES,
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
