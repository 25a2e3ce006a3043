import { VERDICT_RULES } from '../../../lib/live/verdict/rule-list';
import { verdictOf } from '../../../lib/live/verdict/verdict';
import { factsOf, textLines } from '../../support/run-recording';
import { GOOD } from './changed-runs';
import { RULE_EXAMPLES } from './rule-examples';

const good = verdictOf(factsOf(textLines(GOOD)));

test('a run in which all goes well passes without a finding', () => {
  expect(good.findings).toEqual([]);
  expect(good.outcome).toBe('pass');
  expect(good.phases.map(({ outcome }) => outcome)).toEqual(Array(6).fill('pass'));
});

test('every rule has an example that breaks it', () => {
  expect(Object.keys(RULE_EXAMPLES).sort()).toEqual(VERDICT_RULES.map(({ id }) => id).sort());
});

const examples = VERDICT_RULES.flatMap(({ id }) => (RULE_EXAMPLES[id] ?? []).map((example) => ({ id, ...example })));

test.each(examples)('$id: $why', ({ id, lines, phase, effect, message }) => {
  const { findings, outcome, phases } = verdictOf(factsOf(textLines(lines)));
  const found = findings.filter((finding) => finding.rule === id && finding.phase === phase);
  expect(found.map((finding) => [finding.effect, finding.message])).toContainEqual([
    effect,
    expect.stringMatching(message),
  ]);
  if (effect !== 'none') {
    expect(outcome).not.toBe('pass');
    expect(phase === undefined || phases.find((each) => each.phase === phase)?.outcome !== 'pass').toBe(true);
  }
});

test('ids of findings are different', () => {
  for (const { lines } of examples) {
    const ids = verdictOf(factsOf(textLines(lines))).findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('what only a rule of note finds leaves the verdict a pass', () => {
  const noted = examples.find(({ id }) => id === 'flapping');
  const { outcome, because } = verdictOf(factsOf(textLines(noted?.lines ?? [])));
  expect({ outcome, because }).toEqual({ outcome: 'pass', because: [] });
});

test('a plan with another limit is judged by it', () => {
  const [header, ...rest] = textLines(RULE_EXAMPLES['failure-ratio']?.[0]?.lines ?? []);
  const lenient = header?.replaceAll('"maxFailureRatio":0.01', '"maxFailureRatio":0.9') ?? '';
  const { findings } = verdictOf(factsOf([lenient, ...rest]));
  expect(findings.filter(({ rule }) => rule === 'failure-ratio')).toEqual([]);
});
