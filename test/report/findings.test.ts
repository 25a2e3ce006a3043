import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { Ajv } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import { loadManifests } from '../../lib/manifests/load-manifests';
import { renderFindingsGithub } from '../../lib/report/findings-github';
import { renderFindingsJson } from '../../lib/report/findings-json';
import { renderFindingsJunit } from '../../lib/report/findings-junit';
import { renderFindingsSarif } from '../../lib/report/findings-sarif';
import { renderFindingsText } from '../../lib/report/findings-text';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { checkManifests } from '../../lib/rules/check-manifests';
import { autoscaler, cpuMetric, deployment, service } from '../../lib/rules/example';
import resultSchema from '../../schemas/check-result.schema.json';

const YAML =
  deployment({
    spec: 'replicas: 1',
    containers: '- name: web\n  image: "web:latest"\n  env: [{ name: "<&>", value: "x" }]',
  }).replace(
    'metadata: { name: web }',
    'metadata: { name: web, annotations: { cdk8s-inference/ignore.image-pinned: "built here: 100 % ours, <always> until=2999-12-31" } }',
  ) +
  autoscaler(`minReplicas: 2\nmaxReplicas: 10\n${cpuMetric(70)}`) +
  service();
const result = checkManifests(loadManifests(YAML, 'folder/my file.yaml'), { settings: {}, today: '2026-11-24' });
const artifactPath = (file: string): string => file;
const report = { result, rules: CATALOGUE, tool: { name: 'cdk8s-inference', version: '0.1.0' } };

test('text for people', () => {
  expect(renderFindingsText(result, { verbose: false })).toMatchSnapshot();
  expect(renderFindingsText(result, { verbose: true })).toMatchSnapshot();
});

test('JSON in the shape that its schema states', () => {
  const validate = new Ajv().compile(resultSchema);
  validate(JSON.parse(renderFindingsJson(result)));
  expect(validate.errors).toBeNull();
});

test('SARIF that its 2.1.0 schema accepts, with waived findings suppressed', () => {
  const validate = sarifValidator();
  const log = JSON.parse(renderFindingsSarif({ ...report, artifactPath }));
  validate(log);
  expect(validate.errors).toBeNull();
  const { results, tool } = log.runs[0];
  expect(results).toHaveLength(result.findings.length + result.waived.length);
  for (const { ruleId, ruleIndex } of results) {
    expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  }
  expect(results.at(-1)).toMatchObject({
    ruleId: 'image-pinned',
    suppressions: [{ kind: 'inSource', justification: 'built here: 100 % ours, <always> (until 2999-12-31)' }],
    locations: [{ physicalLocation: { artifactLocation: { uri: 'folder/my%20file.yaml', uriBaseId: '%SRCROOT%' } } }],
  });
});

test('SARIF fails its schema when a result has no message', () => {
  const validate = sarifValidator();
  const log = JSON.parse(renderFindingsSarif({ ...report, artifactPath }));
  delete log.runs[0].results[0].message;
  expect(validate(log)).toBe(false);
});

test('JUnit: a case a rule, errors fail, what lacked a fact is skipped', () => {
  const xml = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(renderFindingsJunit(report), 'text/xml');
  const cases = [...xml.getElementsByTagName('testcase')];
  expect(cases).toHaveLength(CATALOGUE.length);
  const failed = [...xml.getElementsByTagName('failure')];
  expect(failed).toHaveLength(result.counts.error);
  expect(xml.getElementsByTagName('testsuite')[0]?.getAttribute('failures')).toBe(
    `${new Set(result.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).size}`,
  );
  expect(renderFindingsJunit(report)).toContain('the settings lack nodes');
});

test('workflow commands of GitHub Actions, with what would end them escaped', () => {
  const text = String(renderFindingsGithub(result, artifactPath));
  expect(text).toContain('::error file=folder/my file.yaml,line=6,title=replicas-owned-by-autoscaler::Deployment');
  expect(text).toContain('70 %25 cpu');
  expect(text).toMatch(/\d+ errors, \d+ warnings, \d+ notes, 1 waived\n$/);
});

/** The schema is of draft 4; what its formats (dates, URIs) are does not matter here. */
function sarifValidator() {
  const schema = readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
  return new AjvDraft04({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(JSON.parse(schema));
}
