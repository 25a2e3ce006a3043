import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { renderReviewMarkdown } from '../../lib/report/review-markdown';
import type { Review } from '../../lib/review/review';
import type { ReviewedObject } from '../../lib/review/reviewed-object';
import {
  changed,
  counts,
  FULL_REVIEW,
  field,
  finding,
  impact,
  reportOf,
  reviewOf,
  side,
} from '../support/review-sample';

/** CommonMark with tables, HTML let through and bare links made links: what GitHub reads, before it cleans. */
const reader = new MarkdownIt({ html: true, linkify: true });
// GitHub makes no link of a bare name of a host.
reader.linkify.set({ fuzzyLink: false });
/** Every tag that a comment may have, whatever the manifests say. */
const TAGS = /<\/?(b|code|details|h2|h3|hr|li|ol|p|pre|strong|sub|summary|table|tbody|td|th|thead|tr|ul)( [^>]*)?>/g;

/** Returns a rendered comment without the code that it shows and the tags that it may have: what is left is running text. */
function runningText(html: string): string {
  return html.replace(/<code[^>]*>[\s\S]*?<\/code>/g, '').replace(TAGS, '');
}

function hostileReview(text: string): Review {
  const object = changed(text, text, 'refused', {
    impacts: [impact('refused', text)],
    fields: [field(text, text, `${text}\n${text}`, impact('restart', text)), field(text, { [text]: text }, text)],
  });
  const { predictions, hazards } = FULL_REVIEW;
  return reviewOf({
    worst: 'refused',
    counts: counts({ refused: 1, restart: 1 }),
    changes: [{ ...object, head: { apiVersion: 'v1', namespace: text, name: text, file: text, line: 1 } }],
    hazards: hazards.map((hazard) => ({
      ...hazard,
      sentence: text,
      steps: [text],
      file: text,
      object: { group: '', kind: text, namespace: '', name: text },
    })),
    findings: { added: [finding(text, { file: text, fix: text })], fixed: [finding(text)], standing: 0 },
    scaling: FULL_REVIEW.scaling.map((each) => ({
      ...each,
      reasons: [{ subject: 'nodes', object: text, paths: [text] }],
    })),
    predictions: predictions.map((each) => ({
      ...each,
      scenarios: each.scenarios.map((run) => ({ ...run, scenario: text, file: text })),
    })),
  });
}

/** Pieces that markup of all kinds is made of. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '\n',
        '\n\n',
        '|',
        '<',
        '>',
        '</details>',
        '</summary>',
        '</code>',
        '<script>',
        '<!--',
        '-->',
        '@team',
        '@',
        '#1',
      ),
      fc.constantFrom(
        '*',
        '**',
        '_',
        '~~',
        '[x](http://a.b)',
        '![x](//a.b)',
        'https://evil.example',
        'www.evil.example',
        '&lt;',
        '&#64;',
        '\\',
        '$',
        '```diff',
      ),
      fc.constantFrom(
        '\r',
        '\t',
        '    ',
        '- ',
        '1. ',
        '# ',
        '> ',
        '---',
        '===',
        ']]>',
        '\u2028',
        '\u0000',
        '\u202e',
        '\ud800',
        'GH-1',
        ':',
        'a',
        'é',
        '😀',
      ),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('everything that a review can say', () => {
  expect(renderReviewMarkdown(reportOf(FULL_REVIEW, { failing: ['refused'] }))).toMatchSnapshot();
});

test('a review of nothing is a heading and where it looked', () => {
  expect(renderReviewMarkdown(reportOf(reviewOf(), { base: side('a'), head: side('b') }))).toBe(
    '## Nothing changes\n\n2 objects, none differs.\n\n<sub>base <code>a</code>, head <code>b</code></sub>\n',
  );
});

test('no text of a manifest is markup, a mention or a link', () => {
  const plain = runningText(reader.render(renderReviewMarkdown(reportOf(hostileReview('plain')))));
  const skeleton = (html: string): string => (html.match(/<\/?(details|summary|table|h2|h3|tr)\b/g) ?? []).join(' ');
  const expected = skeleton(reader.render(renderReviewMarkdown(reportOf(hostileReview('plain')))));
  expect(plain).not.toContain('<');
  fc.assert(
    fc.property(hostileText, (text) => {
      const html = reader.render(renderReviewMarkdown(reportOf(hostileReview(text))));
      const running = runningText(html);
      expect(running).not.toMatch(/<[a-z!/]/i);
      expect(running).not.toMatch(/@\w|#\d|:\/\/|www\.|GH-\d/i);
      expect(html).not.toMatch(/<a |<img|<script|<!--/);
      expect(skeleton(html)).toBe(expected);
    }),
    { numRuns: 120 },
  );
});

test('a name is read back as it is', () => {
  const name = '`a``|<b>@c';
  const html = reader.render(renderReviewMarkdown(reportOf(hostileReview(name))));
  const shown = name.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  expect(html).toContain(`<code>${shown} default`.slice(0, 6));
  expect(html).toContain(shown);
});

const many = (count: number, text: string): ReviewedObject[] =>
  Array.from({ length: count }, (_, index) =>
    changed('Deployment', `${text}${index}`, index === 0 ? 'refused' : 'metadata', {
      impacts: [impact('metadata', text)],
      fields: Array.from({ length: 40 }, (_, at) => field(`${text}.${at}`, text, `${text}\n${text}!`)),
    }),
  );

test.each([
  { why: '2,000 objects', count: 2_000, text: 'web' },
  { why: '100 kB in every text', count: 20, text: 'x'.repeat(100_000) },
  { why: 'characters of four bytes', count: 200, text: '😀'.repeat(300) },
  { why: 'characters that become entities', count: 200, text: '<`|*_'.repeat(200) },
])('a comment is never too long: $why', ({ count, text }) => {
  const { hazards, predictions } = hostileReview(text);
  const [hazard] = hazards;
  const review = reviewOf({
    worst: 'refused',
    counts: counts({ refused: 1, metadata: count - 1 }),
    changes: many(count, text),
    hazards:
      hazard === undefined ? [] : Array.from({ length: count }, () => ({ ...hazard, steps: Array(50).fill(text) })),
    findings: { added: Array(count).fill(finding(text)), fixed: Array(count).fill(finding(text)), standing: 0 },
    predictions: Array.from({ length: count }, () => predictions[0]).filter((each) => each !== undefined),
  });
  const report = reportOf(review, { base: side(text), head: side(text) });
  const markdown = renderReviewMarkdown(report);
  expect(Buffer.byteLength(markdown)).toBeLessThan(65_000);
  // Not toMatch: the message of a failure would be as long as the comment.
  expect(markdown.trimEnd().split('\n').at(-1)?.slice(0, 200)).toMatch(
    /\*\*Left out for length:\*\* .*objects? \(.*\d metadata.*finding/,
  );
  expect(markdown.includes('<b>refused</b>')).toBe(true);
  expect(Buffer.byteLength(renderReviewMarkdown(report, { maxBytes: 9_000 }))).toBeLessThan(9_000);
  expect(Buffer.byteLength(renderReviewMarkdown(report, { maxBytes: 1_000_000 }))).toBeLessThan(1_000_000);
});
