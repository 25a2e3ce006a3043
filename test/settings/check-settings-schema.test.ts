import { Ajv } from 'ajv';
import schema from '../../schemas/check-settings.schema.json';

test('the schema of check settings is valid by its own meta-schema, in strict mode', () => {
  expect(() => new Ajv({ strict: true, allowUnionTypes: true, validateSchema: true }).compile(schema)).not.toThrow();
  expect(() => new Ajv().compile({ ...schema, type: 'objekt' })).toThrow(/schema is invalid/);
});
