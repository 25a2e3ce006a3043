import { manifestsOf } from '../../lib/manifests/load-manifests';
import { MAX_OBJECTS, refuseTooManyObjects } from '../../lib/manifests/object-limit';
import { FieldBudget, MAX_CHANGED_FIELDS } from '../../lib/review/field-budget';
import { reviewManifests } from '../../lib/review/review-manifests';
import { InvalidInput } from '../../lib/values/invalid-input';

const configMap = (value: string, keys: number) =>
  manifestsOf([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'many' },
      data: Object.fromEntries(Array.from({ length: keys }, (_, index) => [`key-${index}`, value])),
    },
  ]);
const options = { settings: {}, today: '2026-11-29' };

test('a review takes the most of changed fields, over all objects', () => {
  const budget = new FieldBudget();
  budget.take(MAX_CHANGED_FIELDS - 1, 'a.yaml:1');
  budget.take(1, 'b.yaml:1');
  expect(() => budget.take(1, 'c.yaml:1')).toThrow(
    "'c.yaml:1' brings the changed fields to more than 20,000, the most of one review; review fewer objects at a time, or leave fields out with an ignore file",
  );
});

test('fails for more changed fields, before any of them is described', () => {
  const review = () => reviewManifests(configMap('a', 100_000), configMap('b', 100_000), options);
  expect(review).toThrow(InvalidInput);
});

test('fails for an object that no API server stores', () => {
  const review = () => reviewManifests(configMap('a', 200_000), configMap('b', 200_000), options);
  expect(review).toThrow('is an object of more than 200,000 values, which no API server stores; split it');
});

test('fields that an ignore file leaves out do not count', () => {
  const ignore = [{ kind: 'ConfigMap', namespace: '*', name: 'many', path: 'data', line: 1 }];
  const { ignored } = reviewManifests(configMap('a', 30_000), configMap('b', 30_000), { ...options, ignore });
  expect(ignored.fields).toBe(30_000);
});

test('a set has a most of objects', () => {
  expect(() => refuseTooManyObjects(MAX_OBJECTS, 'dist')).not.toThrow();
  expect(() => refuseTooManyObjects(MAX_OBJECTS + 1, 'dist')).toThrow(
    "'dist' has 30,001 objects, and at most 30,000 are read; name fewer files or folders",
  );
});
