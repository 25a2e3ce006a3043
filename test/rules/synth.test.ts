import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { ValidationContext } from 'cdk8s-cli/plugins';
import { ScalingValidation } from '../../lib/cli/validation-plugin';
import { loadManifests } from '../../lib/manifests/load-manifests';
import { autoscaler, deployment } from '../../lib/rules/example';
import { checkApp, validateOnSynth } from '../../lib/rules/synth-validation';
import { acknowledge } from '../../lib/rules/synth-waiver';

const TODAY = '2026-11-24';

function appOf(yaml: string): { readonly app: App; readonly chart: Chart; readonly outdir: string } {
  const outdir = join(mkdtempSync(join(tmpdir(), 'synth-')), 'dist');
  const app = new App({ outdir });
  const chart = new Chart(app, 'web');
  for (const { data, kind } of loadManifests(yaml, 'example.yaml')) {
    new ApiObject(chart, kind, structuredClone(data) as never);
  }
  return { app, chart, outdir };
}

const WARNED = deployment({ containers: '- name: web\n  image: web:latest' });
const REFUSED = deployment({ spec: 'replicas: 1' }) + autoscaler();

test('fails the synthesis with the construct, before anything is written', () => {
  const { app, chart, outdir } = appOf(REFUSED);
  validateOnSynth(app, { today: TODAY });
  expect(() => app.synth()).toThrow(/error: replicas-owned-by-autoscaler: Deployment 'web' .* \(web\/Deployment\)\./);
  expect(existsSync(outdir) ? readdirSync(outdir) : []).toEqual([]);
  expect(() => Testing.synth(chart)).toThrow(/replicas-owned-by-autoscaler/);
});

test('warns once without failing, in an app with many charts too', () => {
  const { app, outdir } = appOf(WARNED);
  new Chart(app, 'another');
  const lines: string[] = [];
  validateOnSynth(app, { today: TODAY, warn: (line) => lines.push(line) });
  app.synth();
  app.synth();
  expect(lines).toEqual([expect.stringMatching(/^warning: image-pinned: Deployment 'web' .* \(web\/Deployment\)\./)]);
  expect(existsSync(outdir)).toBe(true);
});

test('what is acknowledged is counted, and the manifest says why', () => {
  const { app, chart } = appOf(WARNED);
  acknowledge(chart, 'image-pinned', { reason: 'built here', until: '2027-01-31' });
  expect(checkApp(app, { today: TODAY }).counts).toEqual({ error: 0, warning: 0, info: 0, waived: 1 });
  expect(
    checkApp(app, { today: '2027-02-01' })
      .findings.map(({ rule }) => rule)
      .sort(),
  ).toEqual(['image-pinned', 'waiver-in-date']);
  expect(Testing.synth(chart)[0].metadata.annotations).toEqual({
    'cdk8s-inference/ignore.image-pinned': 'built here until=2027-01-31',
  });
});

test.each([
  { why: 'fails on a rule that is not there', id: 'image-pined', reason: 'x', until: undefined, error: /is no rule/ },
  { why: 'fails without a reason', id: 'image-pinned', reason: ' ', until: undefined, error: /'reason' is empty/ },
  {
    why: 'fails on a date that is none',
    id: 'image-pinned',
    reason: 'x',
    until: 'soon',
    error: /write it as 2027-01-31/,
  },
  {
    why: 'fails where the rule looks at nothing',
    id: 'node-port-free',
    reason: 'x',
    until: undefined,
    error: /has no Service/,
  },
])('acknowledge $why', ({ id, reason, until, error }) => {
  const { chart } = appOf(WARNED);
  expect(() => acknowledge(chart, id, { reason, ...(until !== undefined && { until }) })).toThrow(error);
});

test('a waiver of a rule that lacked a fact is not blamed for waiving nothing', () => {
  const { app, chart } = appOf(deployment() + autoscaler('maxReplicas: 20'));
  acknowledge(chart, 'max-replicas-fit-cluster', { reason: 'never reached here' });
  const waiverRules = (nodes: number): string[] =>
    checkApp(app, { today: TODAY, settings: nodes === 0 ? {} : { nodes: [{ count: nodes, cpu: 64, memory: '64Gi' }] } })
      .findings.map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('waiver'));
  expect(waiverRules(0)).toEqual([]);
  expect(waiverRules(1)).toEqual(['waiver-used']);
});

test('an equal waiver on several objects is used when one of them needs it', () => {
  const { app, chart } = appOf(WARNED + deployment({ name: 'api' }).replace('kind: Deployment', 'kind: StatefulSet'));
  acknowledge(chart, 'image-pinned', { reason: 'built here' });
  expect(checkApp(app, { today: TODAY }).counts).toEqual({ error: 0, warning: 0, info: 0, waived: 1 });
});

test("the plugin fails cdk8s-cli's report with rule, construct and line", async () => {
  const { app, outdir } = appOf(REFUSED);
  app.synth();
  const context = new ValidationContext(
    [join(outdir, 'web.k8s.yaml')],
    'cdk8s-inference',
    '0.1.0',
    // as this project's own synthesis records them; cdk8s itself has the name alone
    { web: { path: 'web/HorizontalPodAutoscaler' }, 'Deployment/web': { path: 'web/Deployment' } },
    false,
  );
  await new ScalingValidation({}).validate(context);
  expect(context.report.success).toBe(false);
  const { violations } = context.report.toJson();
  expect(violations).toContainEqual(
    expect.objectContaining({
      ruleName: 'replicas-owned-by-autoscaler',
      violatingConstructs: [
        expect.objectContaining({
          constructPath: 'web/Deployment',
          locations: [expect.stringMatching(/^line \d+: Deployment \/spec\/replicas is 1/)],
        }),
      ],
    }),
  );
});
