import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import type { Fields } from '../../../lib/manifests/field-at';
import { manifestOf } from '../../../lib/manifests/manifest';
import { ManifestSet } from '../../../lib/manifests/manifest-set';
import { parseScenario } from '../../../lib/settings/parse-scenario';
import { fittingFaults } from '../../../lib/simulator/scenario/fitting-faults';
import { workloadModelFrom } from '../../../lib/simulator/scenario/workload-model-from';
import { simulate } from '../../../lib/simulator/simulation/simulate';
import { InvalidInput } from '../../../lib/values/invalid-input';

/** Events of a run here: enough for the scenario as it stands, and few enough for hundreds of runs. */
const MOST_EVENTS = 60_000;

const SCENARIO = {
  schemaVersion: 1,
  durationSeconds: 60,
  load: { open: { rate: { sinusoid: { mean: 10, amplitude: 5, periodSeconds: 30 } }, connections: 8 } },
  service: {
    classes: [{ name: '/predict', cpuSeconds: { gamma: { mean: 0.02, cv: 0.5 } }, memory: 1000 }],
    concurrency: 8,
    queueLimit: 10,
    timeoutSeconds: 5,
    threads: 2,
    startupCpuSeconds: 0.1,
    startupSeconds: { uniform: { min: 1, max: 2 } },
    memory: 1_000_000,
    idleCpu: 0.01,
  },
  pods: { sandboxSeconds: 1, initSeconds: 0.5 },
  nodes: [{ count: 3, cpu: 4, memory: 16_000_000_000, pods: 110 }],
  metrics: {
    resolutionSeconds: 15,
    housekeepingSeconds: 10,
    custom: { queue: { of: 'queueLength', scrapeSeconds: 15, windowSeconds: 60, delaySeconds: 1 } },
  },
  controller: { syncPeriodSeconds: 15, tolerance: 0.1, downscaleStabilizationSeconds: 60 },
  initialReplicas: 2,
  events: [{ atSeconds: 20, apply: { replicas: 3 } }],
  slo: { latencySeconds: 1, failureRatio: 0.1 },
};

const MANIFESTS = loadAll(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: default }
spec:
  minReadySeconds: 1
  selector: { matchLabels: { app: web } }
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 5
      containers:
        - name: c
          resources: { requests: { cpu: 0.1, memory: 1000000 }, limits: { memory: 100000000 } }
          ports: [{ containerPort: 80 }]
          readinessProbe: { periodSeconds: 5, timeoutSeconds: 1, initialDelaySeconds: 1, failureThreshold: 3, successThreshold: 1 }
          livenessProbe: { periodSeconds: 5, timeoutSeconds: 1, initialDelaySeconds: 5, failureThreshold: 3, successThreshold: 1 }
          lifecycle: { preStop: { sleep: { seconds: 1 } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: default }
spec:
  minReplicas: 2
  maxReplicas: 5
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]
  behavior:
    scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: Pods, value: 4, periodSeconds: 15 }] }
    scaleDown: { stabilizationWindowSeconds: 60, policies: [{ type: Percent, value: 50, periodSeconds: 15 }] }
`);

const EXTREMES = [
  0,
  -1,
  1,
  0.5,
  1e-300,
  1e-9,
  1e-3,
  59.999,
  1e3,
  1e5,
  1e6,
  1e9,
  2 ** 31 - 1,
  2 ** 31,
  1e15,
  2 ** 53,
  1e18,
  1e300,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  -1e300,
];

type Path = readonly (string | number)[];

function numbersIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'number') {
    return [path];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key]))
    : [];
}

function withNumber(value: unknown, [key, ...rest]: Path, number: number): unknown {
  if (key === undefined) {
    return number;
  }
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = withNumber(copy[key], rest, number);
  return copy;
}

/** Returns the events that a simulation took: at most as many as it may, whether it is answered or refused. */
function eventsOf(scenario: unknown, manifests: readonly unknown[]): number {
  let taken = 0;
  try {
    const parsed = parseScenario(scenario);
    const model = workloadModelFrom(new ManifestSet(manifests.map((each) => manifestOf(each as Fields))));
    if (fittingFaults(parsed, model).length === 0) {
      const onEvents = (events: number): void => {
        taken = events;
      };
      simulate(model, parsed, { seed: 0, mostEvents: MOST_EVENTS, onEvents });
    }
  } catch (error) {
    if (!(error instanceof InvalidInput)) {
      throw error;
    }
  }
  return taken;
}

/** What is counted at once, such as a look at all pods, may pass the limit by so much. */
const SLACK = 20_000;

test('the simulation as it stands is answered', () => {
  expect(eventsOf(SCENARIO, MANIFESTS)).toBeGreaterThan(500);
});

test('an extreme number in any field is answered or refused, within the events that a run may take', () => {
  const places = [
    ...numbersIn(SCENARIO).map((path) => ({ of: 'scenario' as const, path })),
    ...numbersIn(MANIFESTS).map((path) => ({ of: 'manifests' as const, path })),
  ];
  expect(places.length).toBeGreaterThan(50);
  const change = fc.record({ place: fc.constantFrom(...places), number: fc.constantFrom(...EXTREMES) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      let [scenario, manifests]: [unknown, unknown] = [SCENARIO, MANIFESTS];
      for (const { place, number } of changes) {
        if (place.of === 'scenario') {
          scenario = withNumber(scenario, place.path, number);
        } else {
          manifests = withNumber(manifests, place.path, number);
        }
      }
      expect(eventsOf(scenario, manifests as readonly unknown[])).toBeLessThan(MOST_EVENTS + SLACK);
    }),
    { numRuns: 300 },
  );
});
