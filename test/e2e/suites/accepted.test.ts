import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { ROOT } from '../cluster/places';
import { eventually, pause } from '../support/eventually';
import { documentsIn, identityOf, type Manifest, synthesize } from '../support/manifests';
import { changesBetween, type Snapshot, snapshot } from '../support/snapshot';
import { lostInStorage } from '../support/stored';
import { cluster, field, kubectl, kubectlWith, takeable, testIfAble, tryKubectl } from '../support/test-cluster';

const ENVIRONMENTS = ['local', 'production'] as const;
const SERVER_SIDE = ['apply', '--server-side', '--validate=strict', '-f'];
const CLIENT_SIDE = ['apply', '--validate=strict', '-f'];
const CRDS = join(ROOT, 'crds');
/** The folder of each environment's manifests. */
let folders: Record<(typeof ENVIRONMENTS)[number], string>;
/** What is changed so that each environment can be applied here. */
const namespaces = { local: cluster.namespace, production: cluster.productionNamespace };

beforeAll(async () => {
  const isOwn = cluster.namespace === 'default' && cluster.productionNamespace === 'inference';
  const namespaceOf = { local: { namespace: namespaces.local }, production: { namespace: namespaces.production } };
  const dist = isOwn ? join(ROOT, 'dist') : takeableOf(await synthesize(namespaceOf));
  folders = { local: join(dist, 'local'), production: join(dist, 'production') };
});

testIfAble(['take our definitions'], 'our own definitions of custom resources are accepted and stored', async () => {
  await kubectl(...SERVER_SIDE, CRDS);
  await kubectl('wait', '--for=condition=Established', '--timeout=30s', '-f', CRDS);
  expect(await lost(documentsIn(CRDS), CRDS)).toEqual([]);
});

test('strict validation is at work: a field that does not exist is refused', async () => {
  const strange = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'strange' }, datas: {} };
  await expect(kubectlWith({ input: JSON.stringify(strange) }, ...SERVER_SIDE, '-')).rejects.toThrow(/datas/);
});

test('the comparison notices a field that was dropped and one that was changed', () => {
  const stored = { spec: { replicas: 2, containers: [{ resources: { requests: { cpu: '1' } } }], default: true } };
  expect(
    lostInStorage({ spec: { replicas: 2, containers: [{ resources: { requests: { cpu: '1000m' } } }] } }, stored),
  ).toEqual([]);
  expect(lostInStorage({ spec: { replicas: 3 } }, stored)).toEqual(['.spec.replicas: sent 3, stored 2']);
  expect(lostInStorage({ spec: { paused: false } }, stored)).toEqual(['.spec.paused: sent false, stored undefined']);
});

describe.each([
  { first: 'server-side', second: 'client-side', apply: SERVER_SIDE, switched: CLIENT_SIDE },
  { first: 'client-side', second: 'server-side', apply: CLIENT_SIDE, switched: SERVER_SIDE },
])('$first apply, then $second', ({ apply, switched, first, second }) => {
  const settled: Partial<Record<(typeof ENVIRONMENTS)[number], Snapshot>> = {};

  test.each(ENVIRONMENTS)('every document of dist/%s is accepted with strict field validation', async (environment) => {
    const documents = documentsIn(folders[environment]);
    expect(documents.length).toBeGreaterThan(3);
    const answers = (await kubectl(...apply, folders[environment])).trim().split('\n');
    expect(answers).toHaveLength(documents.length);
  });

  test.each(ENVIRONMENTS)('what is stored of dist/%s is what was sent, plus defaults', async (environment) => {
    expect(await lost(documentsIn(folders[environment]), folders[environment])).toEqual([]);
  });

  test.each(ENVIRONMENTS)('the autoscaler of dist/%s raises the count to its minimum', async (environment) => {
    const replicas = () => field(namespaces[environment], 'deployment/inference', '{.status.replicas}');
    await eventually('2 replicas', 60, async () => (await replicas()) === '2');
  });

  test.each(ENVIRONMENTS)(`dist/%s applied ${first} again changes no object`, async (environment) => {
    settled[environment] = await whenSettled(folders[environment]);
    await kubectl(...apply, folders[environment]);
    const after = await snapshot(folders[environment]);
    expect(changesBetween(settled[environment] ?? {}, after)).toEqual([]);
    expect(Object.keys(after)).toHaveLength(documentsIn(folders[environment]).length);
  });

  test.each(ENVIRONMENTS)(
    `dist/%s applied ${second}, and ${first} again, changes kubectl's notes alone`,
    async (environment) => {
      for (const other of [switched, apply]) {
        await kubectl(...other, folders[environment]);
        const after = await whenSettled(folders[environment]);
        expect(changesBetween(settled[environment] ?? {}, after, { apartFromNotes: true })).toEqual([]);
        await kubectl(...other, folders[environment]);
        expect(changesBetween(after, await snapshot(folders[environment]))).toEqual([]);
      }
    },
  );

  test.each(ENVIRONMENTS)("after all of that dist/%s still has the autoscaler's replica count", async (environment) => {
    await pause(2);
    expect(await field(namespaces[environment], 'deployment/inference', '{.spec.replicas}')).toBe('2');
  });

  test('the namespace of production enforces pod-security restricted', async () => {
    const privileged = { name: 'c', image: 'busybox:1.36', securityContext: { privileged: true } };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'intruder' }, spec: { containers: [privileged] } };
    const create = ['-n', namespaces.production, 'create', '-f', '-'];
    await expect(kubectlWith({ input: JSON.stringify(pod) }, ...create)).rejects.toThrow(
      /violates PodSecurity "restricted:/,
    );
  });

  test.each(ENVIRONMENTS)('all pods of dist/%s are created', async (environment) => {
    const namespace = namespaces[environment];
    for (const { metadata, kind } of documentsIn(folders[environment])) {
      if (kind === 'Deployment') {
        const at = metadata.namespace ?? namespace;
        await eventually(`the pods of ${metadata.name}`, 60, () => hasAllPods(at, metadata.name));
      }
    }
    const failed = ['get', 'events', '-n', namespace, '--field-selector', 'reason=FailedCreate', '-o', 'name'];
    expect(await kubectl(...failed)).toBe('');
  });

  test('all of it can be deleted again', async () => {
    for (const environment of ENVIRONMENTS) {
      await kubectl('delete', '--wait=true', '--timeout=100s', '-f', folders[environment]);
    }
    const { stdout } = await tryKubectl('get', '-f', folders.production, '-o', 'name');
    expect(stdout).toBe('');
  });
});

/** Returns a folder with what the cluster may be given of a synthesis, each environment in a file of its own. */
function takeableOf(dist: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-e2e-'));
  for (const environment of ENVIRONMENTS) {
    const documents = takeable(documentsIn(join(dist, environment)));
    mkdirSync(join(folder, environment));
    writeFileSync(
      join(folder, environment, 'all.yaml'),
      documents.map((each) => stringify(each, { version: '1.1' })).join('---\n'),
    );
  }
  return folder;
}

/** Returns what of the documents is not stored as it was sent. */
async function lost(documents: readonly Manifest[], folder: string): Promise<string[]> {
  const stored = await snapshot(folder);
  return documents.flatMap((sent) => {
    const identity = identityOf(sent);
    return lostInStorage(sent, stored[identity]).map((loss) => `${identity} ${loss}`);
  });
}

/** Waits until the controllers have come to rest, and returns the objects. */
async function whenSettled(folder: string): Promise<Snapshot> {
  let last = await snapshot(folder);
  return eventually('no controller changes an object', 90, async () => {
    await pause(3);
    const before = last;
    last = await snapshot(folder);
    return changesBetween(before, last).length === 0 && last;
  });
}

async function hasAllPods(namespace: string, deployment: string): Promise<boolean> {
  const [wanted, there] = await Promise.all([
    field(namespace, `deployment/${deployment}`, '{.spec.replicas}'),
    field(namespace, `deployment/${deployment}`, '{.status.replicas}'),
  ]);
  return wanted === there;
}
