import { compare } from '../../oracle/yaml/compare';
import { goldenCorpus } from '../../oracle/yaml/golden';
import { KNOWN_REFUSALS } from '../../oracle/yaml/known-refusals';

const corpus = goldenCorpus();

test('the corpus has texts that are read the same, refused by both, and by one only', () => {
  const outcomes = new Set(corpus.map(({ here }) => here.outcome));
  expect([...outcomes].sort()).toEqual(['accepted here only', 'both refuse', 'refused here only', 'same']);
  expect(corpus.length).toBeGreaterThan(500);
});

test('every text of the corpus is read as kubectl reads it, or refused for a known reason', () => {
  const wrong = corpus
    .map(({ text, kubectl }) => ({ text, kubectl, ...compare(text, kubectl) }))
    .filter(
      ({ outcome, reason }) =>
        outcome === 'different' ||
        (outcome === 'refused here only' && !KNOWN_REFUSALS.some((known) => known.test(reason))),
    );
  expect(wrong).toEqual([]);
});

test('no text of the corpus is newly refused or newly accepted', () => {
  const now = corpus.map(({ text, kubectl }) => ({ text, here: compare(text, kubectl) }));
  expect(now).toEqual(corpus.map(({ text, here }) => ({ text, here })));
});
