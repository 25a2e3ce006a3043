import { IMPACT_CLASSES } from '../../lib/review/impact';
import { REFUSALS } from '../../lib/review/impact/refusals';
import { linesOf, reviewCorpus, reviewOfCase } from '../support/review-corpus';

const CORPUS = reviewCorpus();

test('the corpus is there, and covers every class', () => {
  expect(CORPUS.length).toBeGreaterThanOrEqual(80);
  const classes = new Set(
    CORPUS.flatMap(({ expected }) => expected.map((line) => / ([a-z-]+)\/[a-z-]+( \w+)?$/.exec(line)?.[1])),
  );
  expect(IMPACT_CLASSES.filter((each) => !classes.has(each))).toEqual([]);
});

test('the corpus has every refusal that a user meets', () => {
  const lines = CORPUS.flatMap(({ expected }) => expected).join('\n');
  const rare = [
    'immutable-volume-attachment',
    'immutable-volume-attributes',
    'immutable-address-type',
    'immutable-revision',
    'immutable-spec',
    'immutable-volume-affinity',
  ];
  expect(
    REFUSALS.map(({ id }) => id)
      .filter((id) => !lines.includes(`/${id}`))
      .sort(),
  ).toEqual([...rare].sort());
});

test.each(CORPUS)('$name: $why', (each) => {
  expect(linesOf(reviewOfCase(each))).toEqual(each.expected);
});

test.each(CORPUS)(
  '$name: nothing changes from head to head, or from base to base',
  ({ base, head, settings, ...each }) => {
    for (const set of [base, head]) {
      expect(linesOf(reviewOfCase({ ...each, settings, base: set, head: set, expected: [] }))).toEqual([]);
    }
  },
);
