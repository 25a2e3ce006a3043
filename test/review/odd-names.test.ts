import fc from 'fast-check';
import { fieldsAt, isFields } from '../../lib/manifests/field-at';
import { type Manifest, manifestOf } from '../../lib/manifests/manifest';
import { reviewManifests } from '../../lib/review/review-manifests';
import { checkManifests } from '../../lib/rules/check-manifests';
import { ODD_NAMES, type OddName, renamed } from '../support/odd-names';
import { reviewCorpus } from '../support/review-corpus';

const CORPUS = reviewCorpus();
const TODAY = '2026-11-24';

/** Adds the keys and the texts of a value to a set. */
function gather(value: unknown, into: Set<string>): Set<string> {
  if (typeof value === 'string') {
    into.add(value);
  } else if (Array.isArray(value)) {
    for (const each of value) {
      gather(each, into);
    }
  } else if (isFields(value)) {
    for (const [key, each] of Object.entries(value)) {
      into.add(key);
      gather(each, into);
    }
  }
  return into;
}

/** Returns a value in which a text is another one, as a key and as a value. */
function replaced(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => replaced(each, from, to));
  }
  if (isFields(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key === from ? to : key, replaced(each, from, to)]),
    );
  }
  return value === from ? to : value;
}

const withText = (manifests: readonly Manifest[], from: string, to: string): Manifest[] =>
  manifests.map(({ data, source }) => manifestOf(fieldsAt(replaced(data, from, to)), source));

test('a review and a check do not depend on how a key or a value is called', () => {
  const position = fc.constantFrom(...CORPUS).chain((each) =>
    fc.tuple(
      fc.constant(each),
      fc.constantFrom(
        ...gather(
          [...each.base, ...each.head].map(({ data }) => data),
          new Set(),
        ),
      ),
    ),
  );
  const inherited = Object.getOwnPropertyNames(Object.prototype);
  fc.assert(
    fc.property(position, fc.constantFrom(...ODD_NAMES), ([{ base, head, settings }, text], name) => {
      const answer = (to: string, of: OddName): string => {
        const [before, after] = [withText(base, text, to), withText(head, text, to)];
        const review = reviewManifests(before, after, { settings, today: TODAY });
        const check = checkManifests(after, { settings, today: TODAY });
        return renamed(JSON.stringify([review, check]), of);
      };
      expect(answer(name.odd, name)).toBe(answer(name.harmless, name));
    }),
    { numRuns: 400 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(inherited);
});
