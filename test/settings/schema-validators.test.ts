import { join } from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import checkSettings from '../../schemas/check-settings.schema.json';
import scenario from '../../schemas/scenario.schema.json';
import { expectGenerated } from '../support/generated-file';

const SCHEMAS = join(__dirname, '../../schemas');

test.each([
  { name: 'check-settings', schema: checkSettings },
  { name: 'scenario', schema: scenario },
])(
  'the committed validator of $name is what ajv makes of its schema, which is valid in strict mode',
  ({ name, schema }) => {
    const header = `// @ts-nocheck
// Generated from ${name}.schema.json by \`npm run generate\`; never edited.
`;
    const code = { source: true, esm: true, lines: true };
    const ajv = new Ajv({
      allErrors: true,
      allowUnionTypes: true,
      verbose: true,
      strict: true,
      inlineRefs: false,
      code,
    });
    expectGenerated(join(SCHEMAS, `${name}-validator.ts`), `${header}${standaloneCode(ajv, ajv.compile(schema))}`);
  },
);
