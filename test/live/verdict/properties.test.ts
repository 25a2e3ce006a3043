import fc from 'fast-check';
import { reportDocument } from '../../../lib/live/document/report-document';
import { makeReport } from '../../../lib/live/report/make-report';
import { verdictOf } from '../../../lib/live/verdict/verdict';
import { renderDocumentMarkdown } from '../../../lib/report/document-markdown';
import { factsOf, type Line, textLines, withLines } from '../../support/run-recording';
import { scriptedRun } from '../../support/scripted-validation';

const good = textLines(scriptedRun());
const failing = textLines(scriptedRun({ failureRatio: 0.795 }));
const interrupted = textLines(withLines(scriptedRun(), 'End', (line): Line => ({ ...line, reason: 'interrupted' })));

/** Something that can happen to a line of a file. */
type Harm = (texts: readonly string[], at: number, more: number) => string[];

const HARMS: readonly Harm[] = [
  (texts, at) => texts.filter((_, index) => index !== at),
  (texts, at, more) => texts.filter((_, index) => index < at || index > at + (more % 40)),
  (texts, at, more) => replaced(texts, at, (text) => text.slice(0, more % text.length)),
  (texts, at) => replaced(texts, at, () => 'no JSON at all'),
  (texts, at) => replaced(texts, at, () => '{"kind":"Sample"}'),
  (texts, at) => replaced(texts, at, () => 'null'),
  (texts, at, more) => replaced(texts, at, (text) => changedAt(text, more % text.length)),
  (texts, at) => [...texts.slice(0, at), texts[at] ?? '', ...texts.slice(at)],
  (texts, at) => texts.slice(0, at),
  (texts, at, more) => moved(texts, at, more % texts.length),
];

function replaced(texts: readonly string[], at: number, change: (text: string) => string): string[] {
  return texts.map((text, index) => (index === at ? change(text) : text));
}

function changedAt(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`;
}

function moved(texts: readonly string[], from: number, to: number): string[] {
  const rest = texts.filter((_, index) => index !== from);
  return [...rest.slice(0, to), texts[from] ?? '', ...rest.slice(to)];
}

const harms = fc.array(
  fc.record({ harm: fc.constantFrom(...HARMS), at: fc.nat({ max: 10_000 }), more: fc.nat({ max: 10_000 }) }),
  { minLength: 1, maxLength: 4 },
);

function harmed(texts: readonly string[], done: readonly { harm: Harm; at: number; more: number }[]): string[] {
  return done.reduce<string[]>(
    (left, { harm, at, more }) => (left.length === 0 ? left : harm(left, at % left.length, more)),
    [...texts],
  );
}

/** The verdict on lines, and a report made of them; undefined when nothing is left that is a run's. */
function outcomeOf(texts: readonly string[]): string | undefined {
  const left = texts.some((text) => text.startsWith('{"kind":"') && text.length > 40);
  if (!left) {
    return undefined;
  }
  const report = makeReport(factsOf(texts));
  renderDocumentMarkdown(reportDocument(report));
  return report.outcome;
}

test.each([
  { why: 'a failed run', texts: failing, outcome: 'fail' },
  { why: 'an interrupted run', texts: interrupted, outcome: 'inconclusive' },
])('no harm to the recording of $why turns it into a pass, or into an error', ({ texts, outcome }) => {
  expect(outcomeOf(texts)).toBe(outcome);
  fc.assert(
    fc.property(harms, (done) => {
      expect(outcomeOf(harmed(texts, done))).not.toBe('pass');
    }),
    { numRuns: 25 },
  );
});

test('a passing run whose lines before the end were lost or changed passes no more', () => {
  expect(outcomeOf(good)).toBe('pass');
  fc.assert(
    fc.property(harms, (done) => {
      const [before, end] = [good.slice(0, -1), good.slice(-1)];
      const after = harmed(before, done);
      fc.pre(after.join('\n') !== before.join('\n'));
      expect(outcomeOf([...after, ...end])).not.toBe('pass');
    }),
    { numRuns: 25 },
  );
});

test('a recording cut off anywhere gives a report that is no pass', () => {
  const whole = good.join('\n');
  fc.assert(
    fc.property(fc.integer({ min: (good[0]?.length ?? 0) + 100, max: whole.length - 2 }), (length) => {
      const { outcome } = verdictOf(factsOf(whole.slice(0, length).split('\n')));
      expect(outcome).toBe('inconclusive');
    }),
    { numRuns: 20 },
  );
});
