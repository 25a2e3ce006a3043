import fc from 'fast-check';
import { manifestYaml } from '../../../lib/charts/manifest-yaml';
import { readYaml } from '../../../lib/manifests/read-yaml';
import { renderScenarioYaml } from '../../../lib/report/scenario-yaml';
import { BROKEN_SCALARS, ODD_SCALARS } from '../../oracle/yaml/random-yaml';

/** What is written here is read by kubectl, whose reading `golden.test.ts` and `npm run test:yaml` hold ours to. */
const text = fc.oneof(
  fc.constantFrom(
    ...ODD_SCALARS,
    ...BROKEN_SCALARS,
    '',
    ' ',
    'a\nb',
    'a\n',
    '\n',
    ' a\nb',
    'a\n\n\nb\n',
    '12e3',
    '1:30',
    '0o17',
  ),
  fc.string(),
  fc.string({ unit: 'grapheme' }),
);
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e15, min: -1e15 }).map((each) => (each === 0 ? 0 : each)),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;
const object = fc.dictionary(text, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

function read(yaml: string): unknown {
  return readYaml(yaml, 'written.yaml').map((document) => document.value);
}

test('manifests that are written are read as they were', () => {
  fc.assert(
    fc.property(object, (manifest) => {
      const yaml = manifestYaml([manifest]);
      expect({ yaml, read: read(yaml) }).toEqual({ yaml, read: [manifest] });
    }),
    { numRuns: 500 },
  );
});

test('scenarios that are written are read as they were', () => {
  fc.assert(
    fc.property(object, (scenario) => {
      const yaml = renderScenarioYaml({ scenario, comments: { '': 'made' } } as never);
      expect({ yaml, read: read(yaml) }).toEqual({ yaml, read: [scenario] });
    }),
    { numRuns: 500 },
  );
});
