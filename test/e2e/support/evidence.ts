import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '../cluster/command';
import { CACHE } from '../cluster/places';
import type { TestCluster } from './cluster-description';

const ASK: Record<string, readonly string[]> = {
  'objects.yaml': [
    'get',
    'all,hpa,pdb,configmaps,endpointslices,networkpolicies,apiservices,nodes',
    '-A',
    '-o',
    'yaml',
  ],
  'overview.txt': ['get', 'all,hpa,pdb,endpointslices,apiservices,nodes', '-A', '-o', 'wide'],
  'events.txt': ['get', 'events', '-A', '--sort-by=.metadata.creationTimestamp'],
  'pods.txt': ['describe', 'pods', '-A'],
  'autoscalers.txt': ['describe', 'hpa', '-A'],
  'use.txt': ['top', 'pods', '-A'],
};

/** Writes the cluster's objects, events and logs into one new folder, and returns the folder. */
export async function collectEvidence(cluster: TestCluster, title: string): Promise<string> {
  const time = new Date().toISOString().replace(/[:.]/g, '-');
  const name = title.replace(/[^a-z0-9]+/gi, '-').slice(0, 60);
  const folder = join(process.env.E2E_EVIDENCE ?? join(CACHE, 'evidence'), `${time}-${name}`);
  mkdirSync(join(folder, 'pod-logs'), { recursive: true });
  for (const [file, question] of Object.entries(ASK)) {
    writeFileSync(join(folder, file), await ask(cluster, ...question));
  }
  const path = '{range .items[*]}{.metadata.namespace} {.metadata.name}{"\\n"}{end}';
  const pods = await ask(cluster, 'get', 'pods', '-A', '-o', `jsonpath=${path}`);
  for (const [namespace = '', pod = ''] of pods
    .trim()
    .split('\n')
    .map((line) => line.split(' '))) {
    const all = ['-n', namespace, 'logs', pod, '--all-containers', '--prefix', '--tail=2000'];
    const before = await attemptKubectl(cluster, ...all, '--previous');
    writeFileSync(join(folder, 'pod-logs', `${namespace}-${pod}.log`), `${before.stdout}${await ask(cluster, ...all)}`);
  }
  if (cluster.logs !== undefined && existsSync(cluster.logs)) {
    cpSync(cluster.logs, join(folder, 'component-logs'), { recursive: true });
  }
  return folder;
}

async function ask(cluster: TestCluster, ...question: string[]): Promise<string> {
  const { stdout, stderr } = await attemptKubectl(cluster, ...question);
  return `${stdout}${stderr}`;
}

function attemptKubectl(cluster: TestCluster, ...args: string[]) {
  const [program = '', ...rest] = [...cluster.kubectl, ...args];
  return attempt(program, rest, { timeoutSeconds: 30, evenInterrupted: true });
}
