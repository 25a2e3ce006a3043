import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache';
import { runOrThrow } from './measure';

const VERSION = 'v3.22.0';

/** Returns the path of helm, built once a version; undefined without Go. */
export function buildHelm(): string | undefined {
  if (spawnSync('go', ['version']).status !== 0) {
    return undefined;
  }
  const folder = cached(`helm-${VERSION}`, (fresh) => {
    runOrThrow('go', ['install', `helm.sh/helm/v3/cmd/helm@${VERSION}`], fresh, { GOBIN: fresh });
  });
  return join(folder, 'helm');
}

/** Fills a folder with a chart that renders manifests as they are. */
export function makeChart(folder: string, texts: readonly string[]): void {
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: bench\nversion: 1.0.0\n');
  for (const [index, text] of texts.entries()) {
    writeFileSync(join(folder, 'templates', `${index}.yaml`), escaped(text));
  }
}

/** Fills a folder with a chart of many services, made of the manifests of `service-0`. */
export function makeServicesChart(folder: string, text: string, count: number): void {
  makeChart(folder, []);
  const body = escaped(text).replaceAll('service-0', '{{ $name }}');
  const loop = `{{- range $index := until (int .Values.count) }}\n{{- $name := printf "service-%d" $index }}\n---\n`;
  writeFileSync(join(folder, 'values.yaml'), `count: ${count}\n`);
  writeFileSync(join(folder, 'templates', 'services.yaml'), `${loop}${body}{{- end }}\n`);
}

function escaped(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}

/**
 * Makes sure that a chart renders what is compared with it.
 *
 * @throws Error when helm's manifests are others.
 */
export function refuseOtherManifests(helm: string, chart: string, texts: readonly string[]): void {
  const rendered = runOrThrow(helm, ['template', 'bench', chart], chart);
  if (documents([rendered]) !== documents(texts)) {
    throw new Error(`the chart in '${chart}' does not render the manifests that it is compared with`);
  }
}

/** Returns the documents of YAML texts in one order, without helm's comments. */
function documents(texts: readonly string[]): string {
  const each = texts.flatMap((text) => text.split(/^---$/m).map((part) => part.replace(/^# Source: .*$/gm, '').trim()));
  return each
    .filter((part) => part !== '')
    .sort()
    .join('\n---\n');
}
