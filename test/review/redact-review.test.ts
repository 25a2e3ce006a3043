import fc from 'fast-check';
import { REVIEW_FORMATS, renderReview } from '../../lib/cli/review/render-review';
import { fieldsAt, isFields } from '../../lib/manifests/field-at';
import { loadManifests, manifestsOf } from '../../lib/manifests/load-manifests';
import { type Manifest, manifestOf } from '../../lib/manifests/manifest';
import { ReviewRedaction } from '../../lib/review/redact-review';
import { type ReviewOptions, reviewManifests } from '../../lib/review/review-manifests';
import { reviewCorpus } from '../support/review-corpus';
import { reportOf } from '../support/review-sample';
import { secretTexts } from '../support/secret-corpus';

const OPTIONS: ReviewOptions = { settings: {}, today: '2026-11-24' };
const FIRST = 'firstpart-one-1';
const SECOND = 'otherpart-two-22';

async function formsOf(base: readonly Manifest[], head: readonly Manifest[], options = OPTIONS): Promise<string[]> {
  const review = reviewManifests(base, head, options);
  // As the command does: what a review of workloads to simulate names is redacted once they have been simulated.
  const report = reportOf(options.showValues ? review : new ReviewRedaction().textsOf(review));
  return Promise.all(
    REVIEW_FORMATS.map(async (format) =>
      String(await renderReview(report, format, { maxBytes: undefined, text: { width: 120, colour: false } })),
    ),
  );
}

const pod = (inContainer: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: main
          image: web:1.2.3
          ${inContainer}
`;
const configMap = (data: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata:\n  app.properties: ${JSON.stringify(data)}\n`;

test.each([
  {
    why: 'a variable that is named after a secret',
    text: (value: string) => pod(`env: [{ name: DB_PASSWORD, value: ${value} }]`),
  },
  { why: 'a flag with =', text: (value: string) => pod(`args: [--db-password=${value}]`) },
  { why: 'a flag and its value', text: (value: string) => pod(`args: [--db-password, ${value}]`) },
  { why: 'a shell command', text: (value: string) => pod(`command: [sh, -c, "PGPASSWORD=${value} psql"]`) },
  {
    why: 'a password of a URL',
    text: (value: string) => pod(`env: [{ name: DB, value: "postgres://me:${value}@db/x" }]`),
  },
  {
    why: 'a header of a probe',
    text: (value: string) =>
      pod(`livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: Authorization, value: "Bearer ${value}" }] } }`),
  },
  { why: 'a line of a ConfigMap', text: (value: string) => configMap(`host=db\napi.password=${value}\nport=1\n`) },
  {
    why: 'a key of a custom resource',
    text: (value: string) => `apiVersion: a.example/v1\nkind: A\nmetadata: {name: a}\nspec: {clientSecret: ${value}}\n`,
  },
])('$why does not show, and is seen to change', async ({ text }) => {
  const [base, head] = [loadManifests(text(FIRST), 'base.yaml'), loadManifests(text(SECOND), 'head.yaml')];
  const forms = await formsOf(base, head);
  expect(forms.filter((form) => form.includes(FIRST) || form.includes(SECOND))).toEqual([]);
  const { changes } = reviewManifests(base, head, OPTIONS);
  const [field] = changes[0]?.fields ?? [];
  expect(JSON.stringify(field?.before)).toMatch(/\(redacted \d, \d+ characters\)/);
  expect(field?.before).not.toEqual(field?.after);
  const shown = await formsOf(base, head, { ...OPTIONS, showValues: true });
  expect(shown.filter((form) => form.includes(SECOND)).length).toBeGreaterThanOrEqual(4);
});

test('equal secrets have equal numbers', () => {
  const text = (value: string): string =>
    pod(`env: [{ name: A_TOKEN, value: ${value} }, { name: B_TOKEN, value: ${value} }]`);
  const { changes } = reviewManifests(loadManifests(text(FIRST), 'a'), loadManifests(text(SECOND), 'b'), OPTIONS);
  const [one, other] = changes[0]?.fields ?? [];
  expect([one?.before, one?.after]).toEqual(['(redacted 1, 15 characters)', '(redacted 2, 16 characters)']);
  expect([other?.before, other?.after]).toEqual([one?.before, one?.after]);
});

const CORPUS = reviewCorpus();
const TOKENS = secretTexts(5, 1).slice(0, 31);

/** Puts a text at one place of a value, as a key or as a value; places are counted as they are met. */
function withTextAt(value: unknown, put: string, place: { left: number }): unknown {
  const isHere = (): boolean => place.left-- === 0;
  if (Array.isArray(value)) {
    return value.map((each) => withTextAt(each, put, place));
  }
  if (!isFields(value)) {
    return isHere() ? put : value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [isHere() ? put : key, withTextAt(each, put, place)]),
  );
}

test('a token in any place of base or head shows in no form', async () => {
  const changed = (manifests: readonly Manifest[], secret: string, left: number): Manifest[] => {
    const place = { left };
    return manifests.map(({ data, source }) => manifestOf(fieldsAt(withTextAt(data, secret, place)), source));
  };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CORPUS),
      fc.constantFrom(...TOKENS),
      fc.nat(60),
      fc.constantFrom('base', 'head'),
      async ({ base, head, settings }, { secret }, left, side) => {
        const forms = await formsOf(
          side === 'base' ? changed(base, secret, left) : base,
          side === 'head' ? changed(head, secret, left) : head,
          { ...OPTIONS, settings },
        );
        expect(forms.filter((form) => form.includes(secret))).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

test('what takes the place of a secret, or had it before, does not show either', () => {
  const text = (value: string) => [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { note: value } },
  ];
  const secret = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;
  const review = reviewManifests(manifestsOf(text(`${secret}\n`)), manifestsOf(text('plain\n')), {
    settings: {},
    today: '2026-11-29',
  });
  expect(JSON.stringify(review)).not.toContain('plain');
  expect(JSON.stringify(review)).not.toContain(secret);
});
