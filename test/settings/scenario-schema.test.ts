import { join } from 'node:path';
import schema from '../../schemas/scenario.schema.json';
import { typeDifferences } from '../support/type-and-schema';

const TYPES = join(__dirname, '../../lib/simulator/scenario/scenario.ts');

test('the schema has the keys, the required ones and the kinds of values that the type has', () => {
  const differences = typeDifferences(TYPES, 'Scenario', schema);
  // A file may name a CSV file, which is read before anything is simulated.
  const beyondTraces = differences.filter((each) => !each.includes('/trace '));
  expect(beyondTraces).toEqual([]);
  expect(differences.length).toBe(6);
});

test('fails when a key is in one of them only', () => {
  const { title: _, ...properties } = schema.properties;
  const [difference] = typeDifferences(TYPES, 'Scenario', { ...schema, properties });
  expect(difference).toContain('(root) keys');
});
