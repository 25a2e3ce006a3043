import { DisruptionBudget } from '../../lib/constructs/disruption-budget';
import { only, synthConstruct } from '../support/synth-construct';

const budget = (props = {}): unknown => {
  const manifests = synthConstruct(
    (chart) => new DisruptionBudget(chart, 'Budget', { name: 'inference', selector: { app: 'inference' }, ...props }),
  );
  return only(manifests, 'PodDisruptionBudget');
};

test('the default manifest', () => {
  expect(budget()).toMatchSnapshot();
});

test('one pod may be away, or as many as said', () => {
  expect(budget()).toMatchObject({ spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'inference' } } } });
  expect(budget({ maxUnavailable: 3 })).toMatchObject({ spec: { maxUnavailable: 3 } });
});

test('a pod that never becomes ready keeps no node from being drained', () => {
  expect(budget()).toMatchObject({ spec: { unhealthyPodEvictionPolicy: 'AlwaysAllow' } });
});

test.each([0, -1, 1.5])('fails on %s unavailable pods', (maxUnavailable) => {
  expect(() => budget({ maxUnavailable })).toThrow(`'maxUnavailable' is ${maxUnavailable}`);
});
