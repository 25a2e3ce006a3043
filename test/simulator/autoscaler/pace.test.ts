import type { AutoscalerSpec } from '../../../lib/simulator/autoscaler/autoscaler-spec';
import { fastestWay } from '../../../lib/simulator/autoscaler/pace';
import { completeSpec } from '../../../lib/simulator/autoscaler/spec-defaults';

const spec = (behavior?: AutoscalerSpec['behavior']) =>
  completeSpec({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
    maxReplicas: 40,
    ...(behavior !== undefined && { behavior }),
  });

test('without behavior the count doubles at every sync', () => {
  expect(fastestWay(spec(), { from: 1, to: 40 })).toEqual({
    seconds: 60,
    isCut: false,
    steps: [
      { seconds: 0, replicas: 4 },
      { seconds: 15, replicas: 8 },
      { seconds: 30, replicas: 16 },
      { seconds: 45, replicas: 32 },
      { seconds: 60, replicas: 40 },
    ],
  });
});

test('without behavior the way down is one step once the window has passed', () => {
  expect(fastestWay(spec(), { from: 40, to: 1 })).toEqual({
    seconds: 285,
    isCut: false,
    steps: [{ seconds: 285, replicas: 1 }],
  });
});

test('policies pace the way up, period by period', () => {
  const slow = spec({ scaleUp: { policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }] } });
  expect(fastestWay(slow, { from: 1, to: 6 })).toEqual({
    seconds: 120,
    isCut: false,
    steps: [
      { seconds: 0, replicas: 3 },
      { seconds: 60, replicas: 5 },
      { seconds: 120, replicas: 6 },
    ],
  });
});

test('windows hold the count first', () => {
  const calm = spec({ scaleUp: { stabilizationWindowSeconds: 60 }, scaleDown: { stabilizationWindowSeconds: 0 } });
  expect(fastestWay(calm, { from: 2, to: 4 }).steps).toEqual([{ seconds: 45, replicas: 4 }]);
  expect(fastestWay(calm, { from: 4, to: 2 }).steps).toEqual([{ seconds: 0, replicas: 2 }]);
});

test('a disabled direction never gets there', () => {
  const stuck = spec({ scaleDown: { selectPolicy: 'Disabled' } });
  expect(fastestWay(stuck, { from: 4, to: 2 })).toEqual({ seconds: undefined, isCut: false, steps: [] });
});

test('a way of years is followed for 10,000 syncs', () => {
  const slow = spec({ scaleUp: { policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }] } });
  const { steps, seconds, isCut } = fastestWay({ ...slow, maxReplicas: 2 ** 31 - 1 }, { from: 2, to: 2 ** 31 - 1 });
  expect({ seconds, isCut }).toEqual({ seconds: undefined, isCut: true });
  expect(steps.at(-1)).toEqual({ seconds: 149_940, replicas: 5002 });
});
