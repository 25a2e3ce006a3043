import { join } from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import schema from '../../schemas/check-settings.schema.json';
import { expectGenerated } from '../support/generated-file';

/** Where the validator is that the settings are parsed with. */
const VALIDATOR = join(__dirname, '../../schemas/check-settings-validator.ts');
const HEADER = `// @ts-nocheck
// Generated from check-settings.schema.json by \`npm run generate\`; never edited.
`;

test('the committed validator is what ajv makes of the schema, which is valid in strict mode', () => {
  const code = { source: true, esm: true, lines: true };
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true, strict: true, code });
  expectGenerated(VALIDATOR, `${HEADER}${standaloneCode(ajv, ajv.compile(schema))}`);
});
