import { KedaOperator } from '../../../lib/simulator/keda/keda-operator';
import type { KedaModel } from '../../../lib/simulator/scenario/workload-model';
import { EventQueue } from '../../../lib/simulator/simulation/event-queue';
import { scriptedRun } from '../../support/scripted-run';
import { autoscalerOf, workloadModel } from '../../support/workload-model';

const MODEL: KedaModel = {
  pollingIntervalSeconds: 30,
  cooldownPeriodSeconds: 300,
  idleReplicas: undefined,
  minReplicas: 0,
  triggers: [{ type: 'prometheus', metricName: 's0-prometheus', threshold: 10, activationThreshold: 2 }],
};

/** Runs the operator for 2000 s; returns each count that it sets, and when. */
function counts(
  model: Partial<KedaModel>,
  replicas: number,
  isActive: (now: number) => boolean | undefined,
): { readonly time: number; readonly replicas: number }[] {
  const queue = new EventQueue();
  const set: { time: number; replicas: number }[] = [];
  let present = replicas;
  const operator = new KedaOperator(
    { ...MODEL, ...model },
    {
      queue,
      replicas: () => present,
      scale: (wanted) => {
        present = wanted;
        set.push({ time: queue.now, replicas: wanted });
      },
      isActive: () => isActive(queue.now),
      report: () => undefined,
    },
  );
  operator.begin(10);
  queue.runUntil(2000);
  return set;
}

test('from zero to one at the first poll at which a trigger is active', () => {
  expect(counts({}, 0, (now) => now >= 500)).toEqual([{ time: 520, replicas: 1 }]);
});

test('to zero at the first poll more than the cooldown after the last that was active', () => {
  expect(counts({}, 3, (now) => now < 500)).toEqual([{ time: 490 + 330, replicas: 0 }]);
});

test('to the idle count, and from there to the least', () => {
  const set = counts({ idleReplicas: 1, minReplicas: 4 }, 4, (now) => now < 100 || now > 900);
  expect(set).toEqual([
    { time: 100 - 30 + 330, replicas: 1 },
    { time: 910, replicas: 4 },
  ]);
});

test('up to the least where someone set less, though nothing is active', () => {
  expect(counts({ minReplicas: 2 }, 1, () => false)).toEqual([{ time: 10, replicas: 2 }]);
});

test('nothing changes while the source fails', () => {
  expect(counts({}, 3, () => undefined)).toEqual([]);
});

test('with triggers of cpu alone it stays active', () => {
  expect(counts({ triggers: [{ type: 'cpu' }] }, 3, () => false)).toEqual([]);
});

test('in a run: zero, one when the metric passes the activation, the autoscaler above, zero after the cooldown', () => {
  const external = {
    metric: { name: 's0-prometheus' },
    target: { type: 'AverageValue', averageValue: '10' },
  };
  const model = workloadModel({
    autoscaler: autoscalerOf({
      minReplicas: 1,
      metrics: [{ type: 'External', external }],
      behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
    }),
    keda: MODEL,
  });
  const { result } = scriptedRun({
    model,
    scenario: { durationSeconds: 1200, metrics: { custom: { 's0-prometheus': { of: 'requestsPerSecond' } } } },
    script: { measure: (_, now) => (now < 100 ? 1 : now < 500 ? 45 : 0) },
  });
  const { desiredReplicas } = result.timeline;
  expect(desiredReplicas[90]).toBe(0);
  expect(desiredReplicas[400]).toBe(5);
  expect(desiredReplicas[700]).toBe(1);
  expect(desiredReplicas[1100]).toBe(0);
  expect(result.happenings.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['kedaActivated', 'kedaDeactivated']),
  );
  const said = result.decisions.flatMap(({ conditions }) => conditions.map(({ reason }) => reason));
  expect(said).toContain('ScalingDisabled');
});

test('in a run: a schedule holds the replicas up while it is open', () => {
  const metricName = 's0-cron-UTC-100xxx-300xxx';
  const model = workloadModel({
    autoscaler: autoscalerOf({
      minReplicas: 1,
      metrics: [
        {
          type: 'External',
          external: { metric: { name: metricName }, target: { type: 'AverageValue', averageValue: '1' } },
        },
      ],
      behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
    }),
    keda: {
      ...MODEL,
      minReplicas: 1,
      triggers: [
        { type: 'cron', metricName, start: '10 0 * * *', end: '30 0 * * *', timezone: 'UTC', desiredReplicas: 6 },
      ],
    },
  });
  const { desiredReplicas } = scriptedRun({ model, scenario: { durationSeconds: 3000 } }).result.timeline;
  const at = (seconds: number): number | undefined => desiredReplicas[seconds / 5 - 1];
  expect([at(590), at(700), at(1790), at(1900)]).toEqual([1, 6, 6, 1]);
});
