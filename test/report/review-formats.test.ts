import { Ajv } from 'ajv';
import fc from 'fast-check';
import { renderReviewHtml } from '../../lib/report/review-html';
import { renderReviewJson } from '../../lib/report/review-json';
import { renderReviewSarif } from '../../lib/report/review-sarif';
import reviewSchema from '../../schemas/review.schema.json';
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

const full = reportOf(FULL_REVIEW, { failing: ['refused', 'replace'] });

test.each([
  { why: 'everything', report: full },
  { why: 'nothing', report: reportOf(reviewOf()) },
])('JSON in the shape that its schema states: $why', ({ report }) => {
  const validate = new Ajv({ strict: true }).compile(reviewSchema);
  validate(JSON.parse(renderReviewJson(report)));
  expect(validate.errors).toBeNull();
});

test('JSON fails its schema when an impact has no class', () => {
  const validate = new Ajv({ strict: true }).compile(reviewSchema);
  const json = JSON.parse(renderReviewJson(full));
  delete json.changes[0].fields[0].impacts[0].class;
  expect(validate(json)).toBe(false);
});

test('SARIF has the findings that are added, and the name of the run', () => {
  const [run] = JSON.parse(renderReviewSarif(full, (file) => file)).runs;
  expect(run.automationDetails).toEqual({ id: 'review/dist/' });
  expect(run.results).toHaveLength(1);
  expect(run.results[0].locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'dist/app.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 30 },
  });
});

test('the page stands alone and has all parts', () => {
  const html = renderReviewHtml(full);
  expect(html).not.toMatch(/<script|<link|src=|https?:\/\/(?!www\.w3\.org)/);
  expect([...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual([
    'Hazards',
    'Objects',
    'Scaling',
    'Simulated',
    'Findings added',
    'Findings fixed',
  ]);
  expect(html.match(/<svg /g)).toHaveLength(2);
  expect(html).toContain('aria-label="Replicas of HorizontalPodAutoscaler inference/web in ramp, before and after"');
  expect(html).toContain('changed, not shown');
  expect(renderReviewHtml(full)).toBe(html);
});

test('no text of a manifest is markup in the page', () => {
  const pageOf = (text: string): string =>
    renderReviewHtml(
      reportOf(
        reviewOf({
          worst: 'restart',
          counts: counts({ restart: 1 }),
          changes: [changed(text, text, 'restart', { fields: [field(text, text, text, impact('restart', text))] })],
          findings: { added: [finding(text, { file: text })], fixed: [], standing: 0 },
        }),
        { head: side(text) },
      ),
    );
  const tags = (html: string): string => (html.match(/<[a-z!/][^>]*>?/gi) ?? []).join('');
  const expected = tags(pageOf('plain'));
  const part = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '</code>',
    '<script>',
    '<!--',
    '-->',
    '&lt;',
    '\u0000',
    'a',
    '</style>',
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
      expect(tags(pageOf(parts.join('')))).toBe(expected);
    }),
  );
});
