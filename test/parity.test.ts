import { join } from 'node:path';
import { DELIBERATE_DIFFERENCES, REFERENCE_SETTINGS } from './fixtures/reference/settings';
import { expectGenerated } from './support/generated-file';
import { compare, objectsOf, parityPage } from './support/parity';

const ROOT = join(__dirname, '..');
const compared = compare(REFERENCE_SETTINGS, objectsOf(join(ROOT, 'dist/local')));

describe('dist/local beside the reference', () => {
  test('every setting is the same or a deliberate difference', () => {
    const known = new Set(DELIBERATE_DIFFERENCES.map(({ setting }) => setting));
    const unexplained = compared
      .filter(({ object, pointer, isSame }) => !isSame && !known.has(`${object}${pointer}`))
      .map(({ object, pointer, reference, ours }) => ({ setting: `${object}${pointer}`, reference, ours }));
    expect(unexplained).toEqual([]);
  });

  test('every deliberate difference is one', () => {
    const different = compared.filter(({ isSame }) => !isSame).map(({ object, pointer }) => `${object}${pointer}`);
    expect(DELIBERATE_DIFFERENCES.map(({ setting }) => setting)).toEqual(different);
  });

  test('docs/parity.md says so', () => {
    expectGenerated(join(ROOT, 'docs/parity.md'), parityPage(compared, DELIBERATE_DIFFERENCES));
  });
});
