import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadRendered } from '../../lib/cli/helm-template';
import { runCli } from '../support/run-cli';

const ADVICE =
  'is a Helm template; render it first, for example: helm template RELEASE CHART | cdk8s-inference check -';

/** What `helm create` makes, in short, and other shapes of templates in charts. */
const TEMPLATES = [
  {
    why: 'an expression alone on the first line',
    line: 1,
    text: '{{- if .Values.enabled }}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n{{- end }}\n',
  },
  {
    why: 'an expression in the place of a value',
    line: 4,
    text: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include "chart.fullname" . }}\n',
  },
  {
    why: 'an expression that makes lines',
    line: 5,
    text: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels:\n    {{- include "chart.labels" . | nindent 4 }}\n',
  },
  {
    why: 'a comment over several lines before it',
    line: 2,
    text: '# a chart\n{{- /*\nnot: [yaml\n*/ -}}\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  },
  {
    why: 'a loop around keys',
    line: 5,
    text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n{{- range $k, $v := .Values.data }}\n  {{ $k }}: {{ $v | quote }}\n{{- end }}\n',
  },
];

test.each(TEMPLATES)('fails for $why, with the line of the first expression', ({ text, line }) => {
  expect(() => loadRendered(text, 'a.yaml')).toThrow(`'a.yaml:${line}' ${ADVICE}`);
});

test('expressions of other programs in texts are read as they stand', () => {
  const text = `apiVersion: v1
kind: ConfigMap
metadata: { name: alerts }
data:
  alert: |
    {{ define "title" }}{{ .Name }}{{ end }}
  other: "{{ $labels.pod }}"
`;
  expect(loadRendered(text, 'a.yaml')).toHaveLength(1);
});

test('fails with the fault itself where the text is not YAML for another reason', () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  alert: |\n    {{ .Name }}\n  other: [\n';
  expect(() => loadRendered(text, 'a.yaml')).toThrow('is not YAML that can be read');
});

test('a text of nothing but open braces takes no time', () => {
  expect(() => loadRendered('{{'.repeat(200_000), 'a.yaml')).toThrow("'a.yaml:1' ");
});

describe('a chart', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'helm-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  const QUOTED = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "{{ .Release.Name }}"\n';

  test('fails for a template that would pass for YAML, in the folder of the chart alone', async () => {
    write('apps/web/Chart.yaml', 'apiVersion: v2\nname: web\nversion: 0.1.0\n');
    write('apps/web/templates/deep/map.yaml', QUOTED);
    const { code, stderr } = await runCli(['check', folder]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `'${join(folder, 'apps/web/templates/deep/map.yaml')}:4' ${ADVICE}\n`,
    });
    rmSync(join(folder, 'apps/web/Chart.yaml'));
    expect((await runCli(['check', folder])).code).toBe(0);
  });

  test('is named on standard input too', async () => {
    const { code, stderr } = await runCli(['check', '-'], TEMPLATES[1]?.text);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `'-:4' ${ADVICE}\n` });
  });
});
