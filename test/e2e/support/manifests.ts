import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { run } from '../cluster/command';
import { ROOT } from '../cluster/places';

/** A Kubernetes object as plain data. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** Returns every document of the folder's YAML files, files by name. */
export function documentsIn(folder: string): Manifest[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((name) => documentsOf(readFileSync(join(folder, name), 'utf8')));
}

/** Returns every document of a YAML text. */
export function documentsOf(text: string): Manifest[] {
  const documents = parseAllDocuments(text);
  return [...documents].map((document) => document.toJS()).filter((value) => value !== null);
}

/** Returns the text that kind, namespace and name make: what two versions of one object share. */
export function identityOf({ apiVersion, kind, metadata }: Manifest): string {
  const group = apiVersion.includes('/') ? apiVersion.replace(/\/.*/, '.') : '';
  return `${group}${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}

/** Synthesizes with other settings into a folder outside the tree, and returns the folder; dist/ stays as it is. */
export async function synthesize(settings: Readonly<Record<string, Record<string, unknown>>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-e2e-'));
  const file = join(folder, 'settings.yaml');
  writeFileSync(file, JSON.stringify(settings));
  const env = { CDK8S_OUTDIR: join(folder, 'dist'), INFERENCE_SETTINGS: file };
  await run('npm', ['run', '--silent', 'synth'], { cwd: ROOT, env });
  return join(folder, 'dist');
}

/** The label of every object of metrics-server, upstream's and ours. */
export const METRICS_SERVER_LABEL = 'k8s-app=metrics-server';

/** Says whether an object is metrics-server's. */
export function isOfMetricsServer({ metadata }: Manifest): boolean {
  const labels = metadata.labels as Record<string, string> | undefined;
  return `k8s-app=${labels?.['k8s-app']}` === METRICS_SERVER_LABEL;
}
