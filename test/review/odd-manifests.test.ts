import fc from 'fast-check';
import { manifestsOf } from '../../lib/manifests/load-manifests';
import { isKubernetesObject } from '../../lib/manifests/manifest';
import { reviewManifests } from '../../lib/review/review-manifests';
import { InvalidInput } from '../../lib/values/invalid-input';
import { reviewCorpus } from '../support/review-corpus';

const POOL = reviewCorpus().flatMap(({ base, head }) => [...base, ...head].map(({ data }) => data));
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, -1, 1.5, '', 'a', '25%', '500m', 'None', Number.NaN),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('name', 'spec', 'a', 'constructor', 'requests', 'type', 'containers'), tie('value'), {
      maxKeys: 3,
      // as the reader of YAML makes them
      noNullPrototype: true,
    }),
  ),
})).value;

/** A real object with some of its values, however deep, replaced by anything. */
const broken = fc
  .tuple(fc.constantFrom(...POOL), fc.array(fc.tuple(fc.nat(), anything), { minLength: 1, maxLength: 3 }))
  .map(([data, changes]) => {
    const copy = structuredClone(data) as Record<string, unknown>;
    for (const [place, value] of changes) {
      const places: (() => void)[] = [];
      const visit = (node: unknown): void => {
        if (typeof node === 'object' && node !== null) {
          for (const key of Object.keys(node)) {
            places.push(() => Object.assign(node, { [key]: value }));
            visit((node as Record<string, unknown>)[key]);
          }
        }
      };
      visit(copy);
      places[place % places.length]?.();
    }
    return copy;
  });
const sets = fc.array(fc.oneof(fc.constantFrom(...POOL), broken), { maxLength: 6 });

test('no manifest, however odd, makes a review fail', () => {
  fc.assert(
    fc.property(sets, sets, (one, other) => {
      const [base, head] = [one, other].map((objects) => manifestsOf(objects.filter(isKubernetesObject)));
      try {
        const review = reviewManifests(base ?? [], head ?? [], { settings: {}, today: '2026-11-24' });
        expect(review.changes.every(({ impacts, fields }) => impacts.length + fields.length > 0)).toBe(true);
        expect(review.changes.every(({ fields }) => fields.every((field) => field.impacts.length > 0))).toBe(true);
      } catch (error) {
        // A set that has an object twice is refused.
        expect(error).toBeInstanceOf(InvalidInput);
      }
    }),
    { numRuns: 600 },
  );
});
