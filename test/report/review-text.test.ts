import * as reviewText from '../../lib/report/review-text';
import { changed, counts, FULL_REVIEW, field, impact, reportOf, reviewOf, side } from '../support/review-sample';

const renderReviewText = (...given: Parameters<typeof reviewText.renderReviewText>): string =>
  String(reviewText.renderReviewText(...given));
const PLAIN = { width: 80, colour: false };
const report = reportOf(FULL_REVIEW, { failing: ['refused'] });

test('everything that a review can say, in 80 columns', () => {
  expect(renderReviewText(report, PLAIN)).toMatchSnapshot();
});

test.each([60, 80, 120])('no line is longer than %d columns', (width) => {
  const lines = renderReviewText(report, { width, colour: false }).split('\n');
  expect(lines.filter((line) => [...line].length > width)).toEqual([]);
});

test('colours are the only difference of a terminal', () => {
  const coloured = renderReviewText(report, { width: 80, colour: true });
  expect(coloured).toContain('\u001b[31m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderReviewText(report, PLAIN));
});

test('a review of nothing is four lines', () => {
  const text = renderReviewText(
    reportOf(reviewOf(), { base: side('a'), head: side('b', { isEmptyFor: 'nothing at the path' }) }),
    PLAIN,
  );
  expect(text).toBe('Nothing changes\nbase a\nhead b (empty: nothing at the path)\n2 objects, none differs\n');
});

test('what a terminal would obey is shown, not sent', () => {
  const hostile = 'x\u001b[2J\u0007\u202eevil\ud800';
  const review = reviewOf({
    worst: 'restart',
    counts: counts({ restart: 1 }),
    changes: [
      changed('Pod', hostile, 'restart', {
        fields: [field(hostile, hostile, `${hostile}\nb`, impact('restart', hostile))],
      }),
    ],
  });
  const text = renderReviewText(reportOf(review), PLAIN);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\ud800]/);
  expect(text).toContain('\\u001b[2J');
});
