import { fittingFaults } from '../../../lib/simulator/scenario/fitting-faults';
import { arrivedModel, portableModel } from '../../../lib/simulator/scenario/portable-model';
import type { Scenario } from '../../../lib/simulator/scenario/scenario';
import { autoscalerOf, workloadModel } from '../../support/workload-model';

const SCENARIO: Scenario = {
  schemaVersion: 1,
  durationSeconds: 60,
  load: { open: { rate: { constant: 1 } } },
  service: { classes: [{ name: '/a', cpuSeconds: 0.1 }] },
};
const classes = (...given: Scenario['service']['classes']): Scenario => ({ ...SCENARIO, service: { classes: given } });
const loadTest = { weights: { '/a': 3, '/b': 0 }, thinkSeconds: { min: 0, max: 1 }, newConnectionRatio: 0 };
const external = {
  type: 'External',
  external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '5' } },
};

test('a class needs no weight without a load test, and with one that has it', () => {
  expect(fittingFaults(SCENARIO, workloadModel())).toEqual([]);
  expect(fittingFaults(SCENARIO, workloadModel({ loadTest }))).toEqual([]);
});

test('a class that the load test lacks needs a weight', () => {
  const scenario = classes(
    { name: '/a', cpuSeconds: 1 },
    { name: '/c', cpuSeconds: 1 },
    { name: '/d', cpuSeconds: 1, weight: 1 },
  );
  expect(fittingFaults(scenario, workloadModel({ loadTest }))).toEqual([
    {
      pointer: '/service/classes/1/weight',
      message: "is missing, and the load test in the manifests has no '/c' (it has /a, /b); give a weight",
    },
  ]);
});

test('weights of 0 from the load test are no mix', () => {
  const [fault] = fittingFaults(classes({ name: '/b', cpuSeconds: 1 }), workloadModel({ loadTest }));
  expect(fault).toMatchObject({ pointer: '/service/classes' });
});

test('a metric that the autoscaler asks for has to be served, but for the schedules of KEDA', () => {
  const autoscaler = autoscalerOf({ metrics: [external] });
  expect(fittingFaults(SCENARIO, workloadModel({ autoscaler }))).toEqual([
    {
      pointer: '/metrics/custom',
      message: "has no 'queue', which the autoscaler asks for; add it, such as queue: { of: queueLength }",
    },
  ]);
  const served = { ...SCENARIO, metrics: { custom: { queue: { of: 'queueLength' } } } } as const;
  expect(fittingFaults(served, workloadModel({ autoscaler }))).toEqual([]);
  const cron = {
    type: 'cron',
    metricName: 'queue',
    start: '0 8 * * *',
    end: '0 18 * * *',
    timezone: 'UTC',
    desiredReplicas: 5,
  } as const;
  const keda = {
    pollingIntervalSeconds: 30,
    cooldownPeriodSeconds: 300,
    idleReplicas: undefined,
    minReplicas: 0,
    triggers: [cron],
  };
  expect(fittingFaults(SCENARIO, workloadModel({ autoscaler, keda }))).toEqual([]);
});

test('a model can be sent to another thread and is the same there', () => {
  const model = workloadModel({ loadTest });
  const arrived = arrivedModel(structuredClone(portableModel(model)));
  const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));
  expect(plain(arrived)).toEqual(plain(model));
});
