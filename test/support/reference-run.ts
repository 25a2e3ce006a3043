import type { EndpointFigures } from '../../lib/live/recording/run-lines';
import type { Line } from './run-recording';

/*
 * The reference's validation run as a recording: what its own report states of it, at the times that it states. The
 * percentiles but for the median, the body and the log line are filled in: the run did not keep them.
 */

const START = Date.UTC(2000, 0, 1);
const POLL_SECONDS = 5;
const SMOKE = { begin: 20, end: 30 };
const LOAD = { begin: 40, end: 250 };
const ERROR = "HTTPError('500 Server Error: Internal Server Error for url: http://inference:8000/predict')";

const autoscaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'inference', namespace: 'default', creationTimestamp: '1999-12-31T23:50:00Z' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
    minReplicas: 2,
    maxReplicas: 20,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
    behavior: {
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: 'Max',
        policies: [
          { type: 'Pods', value: 4, periodSeconds: 15 },
          { type: 'Percent', value: 100, periodSeconds: 15 },
        ],
      },
      scaleDown: {
        stabilizationWindowSeconds: 60,
        selectPolicy: 'Min',
        policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
      },
    },
  },
};

const resources = { cpu: '1', memory: '2Gi' };
const objects = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'inference', namespace: 'default', labels: { app: 'inference' } },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'inference' } },
      template: {
        metadata: { labels: { app: 'inference' } },
        spec: {
          initContainers: [{ name: 'wait-for-kafka', image: 'busybox:1.36' }],
          containers: [
            { name: 'inference', image: 'inference:latest', resources: { requests: resources, limits: resources } },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'inference', namespace: 'default' },
    spec: { selector: { app: 'inference' }, ports: [{ name: 'http', port: 8000, targetPort: 8000 }] },
  },
  autoscaler,
];

const limits = { maxFailureRatio: 0.01 };
const plan = {
  allowedContexts: ['docker-desktop'],
  namespace: 'default',
  autoscaler: 'inference',
  service: 'inference',
  servicePort: 8000,
  manifests: ['inference.yaml', 'locust.yaml', 'metrics-server.yaml'],
  loadGenerator: { workers: 4, host: 'http://inference:8000' },
  controller: {},
  pollSeconds: POLL_SECONDS,
  phases: {
    connectivity: { path: '/healthz', timeoutSeconds: 5 },
    smoke: { ...limits, users: 10, spawnRatePerSecond: 2, durationSeconds: 10 },
    load: { ...limits, users: 100, spawnRatePerSecond: 10, durationSeconds: 210, expectedReplicas: 3 },
    'scale-up': { ...limits, users: 200, spawnRatePerSecond: 10, marginRatio: 0.15, deadlineSeconds: 300 },
    'scale-down': { ...limits, users: 0, spawnRatePerSecond: 10, marginSeconds: 60 },
  },
};

/** Returns the reference's run as the lines of a recording. */
export function referenceRun(): Line[] {
  return [
    header(),
    { kind: 'Phase', time: at(0), phase: 'connectivity', state: 'begin' },
    {
      kind: 'Connectivity',
      time: at(1),
      from: 'loadGenerator',
      url: 'http://inference:8000/healthz',
      status: 200,
      seconds: 0.012,
      body: '{"status":"ok","service":"inference-api","model_ready":true,"queue_length":0}',
    },
    { kind: 'Phase', time: at(2), phase: 'connectivity', state: 'end' },
    event(3, 'SuccessfulRescale', 'New size: 2; reason: Current number of replicas below Spec.MinReplicas'),
    {
      kind: 'Phase',
      time: at(SMOKE.begin),
      phase: 'smoke',
      state: 'begin',
      users: 10,
      spawnRatePerSecond: 2,
      statisticsReset: true,
    },
    ...samples('smoke', SMOKE),
    { kind: 'Phase', time: at(SMOKE.end), phase: 'smoke', state: 'end' },
    {
      kind: 'Phase',
      time: at(LOAD.begin),
      phase: 'load',
      state: 'begin',
      users: 100,
      spawnRatePerSecond: 10,
      expectedReplicas: 3,
      statisticsReset: true,
    },
    ...samples('load', LOAD),
    { kind: 'Evidence', time: at(LOAD.end), source: 'POST /predict', text: '{"detail":"division by zero"}' },
    {
      kind: 'Evidence',
      time: at(LOAD.end),
      source: 'pod inference-a',
      text: 'POST /predict 500 ZeroDivisionError: division by zero',
    },
    { kind: 'Phase', time: at(LOAD.end), phase: 'load', state: 'end' },
    { kind: 'Phase', time: at(LOAD.end), phase: 'scale-up', state: 'skipped' },
    { kind: 'Phase', time: at(LOAD.end), phase: 'scale-down', state: 'skipped' },
    { kind: 'End', time: at(LOAD.end), reason: 'completed' },
  ];
}

function at(seconds: number): string {
  return new Date(START + seconds * 1000).toISOString();
}

function header(): Line {
  const node = { cpu: '16', memory: '13833Mi', pods: '110' };
  return {
    kind: 'Recording',
    schemaVersion: 1,
    autoscaler: {
      apiVersion: autoscaler.apiVersion,
      kind: autoscaler.kind,
      metadata: { name: 'inference', namespace: 'default' },
      spec: autoscaler.spec,
    },
    controller: { kubernetesVersion: '1.34' },
    run: {
      version: '0.1.0',
      plan,
      context: 'docker-desktop',
      server: 'https://kubernetes.docker.internal:6443',
      kubernetesVersion: 'v1.34.1',
      namespace: 'default',
      nodes: [{ name: 'docker-desktop', capacity: node, allocatable: node, kubeletVersion: 'v1.34.1' }],
      objects,
    },
  };
}

function event(seconds: number, reason: string, message: string): Line {
  return {
    kind: 'Event',
    time: at(seconds),
    type: 'Normal',
    reason,
    object: 'HorizontalPodAutoscaler/inference',
    message,
    count: 1,
    lastSeen: at(seconds).replace('.000', ''),
    from: 'horizontal-pod-autoscaler',
  };
}

function samples(phase: 'smoke' | 'load', { begin, end }: { begin: number; end: number }): Line[] {
  const lines: Line[] = [];
  for (let seconds = begin + POLL_SECONDS; seconds <= end; seconds += POLL_SECONDS) {
    const share = (seconds - begin) / (end - begin);
    lines.push({
      kind: 'Sample',
      time: at(seconds),
      phase,
      autoscaler: status(phase === 'load' ? seconds - begin : 0),
      target: { replicas: 2, readyReplicas: 2 },
      pods: ['inference-a', 'inference-b'].map((name) => ({
        name,
        phase: 'Running',
        isReady: true,
        isDeleted: false,
        restarts: 0,
        node: 'docker-desktop',
        reasons: [],
      })),
      use: use(phase === 'load' ? seconds - begin : 0, seconds),
      load: load(
        phase,
        share,
        Math.min(phase === 'smoke' ? 10 : 100, (seconds - begin) * (phase === 'smoke' ? 2 : 10)),
      ),
    });
  }
  return lines;
}

/** 21 % at 0:15 and 0:30, and 57 % (576m) from 0:45 to the end. */
function status(seconds: number): object {
  const [averageUtilization, averageValue] = seconds < 45 ? [21, '210m'] : [57, '576m'];
  const condition = (type: string, state: string, reason: string, message: string) => ({
    type,
    status: state,
    lastTransitionTime: '1999-12-31T23:52:00Z',
    reason,
    message,
  });
  return {
    currentReplicas: 2,
    desiredReplicas: 2,
    currentMetrics: [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization, averageValue } } }],
    conditions: [
      condition('AbleToScale', 'True', 'ReadyForNewScale', 'recommended size matches current size'),
      condition(
        'ScalingActive',
        'True',
        'ValidMetricFound',
        'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
      ),
      condition('ScalingLimited', 'False', 'DesiredWithinRange', 'the desired count is within the acceptable range'),
    ],
  };
}

/** Of the two pods: 595m and 510m at 0:15, 557m and 591m at 0:35, about 576m each at the end. */
function use(seconds: number, time: number): object[] {
  const cpu = seconds < 15 ? [210, 210] : seconds < 35 ? [595, 510] : seconds < 60 ? [557, 591] : [576, 576];
  const measured = at(time - (time % 15)).replace('.000', '');
  return ['inference-a', 'inference-b'].map((pod, index) => ({
    pod,
    time: measured,
    windowSeconds: 15,
    cpuMilli: cpu[index],
    memoryBytes: [760, 580].map((mebi) => mebi * 2 ** 20)[index],
  }));
}

const TOTALS = {
  smoke: { requests: 60, predictions: 50, failures: 50, requestsPerSecond: 6.375, median: 16, p95: 41, max: 120 },
  load: { requests: 4731, predictions: 3785, failures: 3761, requestsPerSecond: 78.2, median: 17, p95: 64, max: 858 },
} as const;

function load(phase: 'smoke' | 'load', share: number, users: number): object {
  const { requests, predictions, failures, requestsPerSecond, median, p95, max } = TOTALS[phase];
  const others = (requests - predictions) / 2;
  const endpoint = (method: string, name: string, count: number, failed: number): EndpointFigures => ({
    method,
    name,
    requests: Math.round(count * share),
    failures: Math.round(failed * share),
    requestsPerSecond: (requestsPerSecond * count) / requests,
    failuresPerSecond: (requestsPerSecond * failed) / requests,
    median,
    average: median + 4,
    min: 3,
    max,
    percentiles: { '0.5': median, '0.95': p95 },
  });
  return {
    state: 'running',
    users,
    endpoints: [
      endpoint('POST', '/predict', predictions, failures),
      endpoint('GET', '/healthz', others, 0),
      endpoint('GET', '/metrics', others, 0),
      endpoint('', 'Aggregated', requests, failures),
    ],
    failures: [{ method: 'POST', name: '/predict', error: ERROR, count: Math.round(failures * share) }],
    workers: [1, 2, 3, 4].map((number) => ({
      id: `locust-worker-${number}`,
      state: 'running',
      users: Math.round(users / 4),
      cpuPercent: 12,
    })),
  };
}
