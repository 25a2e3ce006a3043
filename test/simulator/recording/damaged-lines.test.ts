import { RecordingParser } from '../../../lib/cli/recording-parser';
import { Replay } from '../../../lib/simulator/recording/replay';
import { InvalidInput } from '../../../lib/values/invalid-input';
import { damaged, WRONG_VALUES } from '../../support/damaged-values';

const TARGET = { type: 'AverageValue', averageValue: '10' };
const SPEC = {
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
  minReplicas: 1,
  maxReplicas: 10,
  metrics: [
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
    { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'web', target: TARGET } },
    { type: 'Pods', pods: { metric: { name: 'queue' }, target: TARGET } },
    { type: 'External', external: { metric: { name: 'lag' }, target: TARGET } },
    {
      type: 'Object',
      object: {
        metric: { name: 'requests' },
        describedObject: { apiVersion: 'v1', kind: 'Service', name: 'web' },
        target: { type: 'Value', value: '10' },
      },
    },
  ],
  behavior: {
    scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }] },
    scaleDown: { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
  },
};
const CONTAINER = { name: 'web', resources: { requests: { cpu: '500m' } } };
const POD = {
  metadata: { name: 'web-1', labels: { app: 'web' } },
  spec: {
    containers: [CONTAINER],
    initContainers: [{ ...CONTAINER, name: 'sidecar', restartPolicy: 'Always' }],
    resources: { requests: { cpu: '1' } },
    overhead: { cpu: '10m' },
  },
  status: {
    phase: 'Running',
    startTime: '2000-01-01T00:00:00Z',
    conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2000-01-01T00:00:05Z' }],
  },
};
const METRIC = { describedObject: { name: 'web-1' }, value: '5' };
const OBSERVATION = {
  kind: 'Observation',
  time: '2000-01-01T00:10:00Z',
  target: { replicas: 1, statusReplicas: 1, selector: 'app=web' },
  pods: [POD],
  podMetrics: {
    items: [
      {
        metadata: { name: 'web-1', labels: { app: 'web' } },
        timestamp: '2000-01-01T00:09:50Z',
        window: '15s',
        containers: [{ name: 'web', usage: { cpu: '400m' } }],
      },
    ],
  },
  podCustomMetrics: { queue: { items: [METRIC] } },
  externalMetrics: { lag: { items: [{ metricLabels: { a: 'b' }, value: '7' }] } },
  objectMetrics: { requests: { value: '3' } },
  otherAutoscalers: [{ name: 'other', selector: 'app=other' }],
  failures: { getScale: null },
};
const LINES = [
  {
    kind: 'Recording',
    schemaVersion: 1,
    autoscaler: { metadata: { name: 'web', namespace: 'default' }, spec: SPEC },
    controller: { tolerance: 0.1, kubernetesVersion: '1.34', featureGates: { HPAConfigurableTolerance: true } },
  },
  OBSERVATION,
  { kind: 'AutoscalerChange', time: '2000-01-01T00:10:10Z', spec: SPEC },
  { kind: 'ControllerRestart', time: '2000-01-01T00:10:12Z' },
  { ...OBSERVATION, time: '2000-01-01T00:10:15Z' },
];

/** Replays lines as the command does, and returns what went wrong that is no fault of the input. */
function crashOf(lines: unknown): string | undefined {
  const replay = new Replay({ explain: true });
  const parser = new RecordingParser();
  try {
    for (const line of Array.isArray(lines) ? lines : [lines]) {
      replay.take(parser.parse(Buffer.from(JSON.stringify(line))), parser.read);
    }
    return undefined;
  } catch (error) {
    return error instanceof InvalidInput ? undefined : String((error as Error).stack).slice(0, 300);
  }
}

test('the lines as they are replay', () => {
  const replay = new Replay();
  expect(LINES.flatMap((line) => replay.take(line) ?? [])).toHaveLength(2);
});

test.each(WRONG_VALUES.map((by) => ({ by, name: JSON.stringify(by) })))(
  'lines with $name at any place are refused or replayed',
  ({ by }) => {
    const crashes = new Set<string>();
    let count = 0;
    for (const lines of damaged(LINES, by)) {
      count++;
      const crash = crashOf(lines);
      if (crash !== undefined) {
        crashes.add(crash);
      }
    }
    expect(count).toBeGreaterThan(200);
    expect([...crashes]).toEqual([]);
  },
);
