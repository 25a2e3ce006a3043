import { join } from 'node:path';
import { moduleSources } from '../cluster/artefacts/go-binary';
import { ROOT } from '../cluster/places';
import { VERSIONS } from '../cluster/versions';
import { autoscaler, ReplicaHistory } from '../support/autoscaler';
import { eventually, throughout } from '../support/eventually';
import { documentsIn, documentsOf, type Manifest, synthesize } from '../support/manifests';
import { applyPatch, forgetClientSideApply, metricsServerArguments } from '../support/metrics-server-patch';
import { cluster, field, kubectl, kubectlWith, testIfAble } from '../support/test-cluster';

const { namespace } = cluster;
const FLAG = '--kubelet-insecure-tls';
let manifests: Manifest[];
const histories: ReplicaHistory[] = [];

beforeAll(async () => {
  const isDist = namespace === 'default';
  const dist = isDist ? join(ROOT, 'dist') : await synthesize({ local: { namespace } });
  // metrics-server is there already, and reads the fake nodes' use
  manifests = documentsIn(join(dist, 'local')).filter(({ metadata }) => metadata.namespace === namespace);
});

afterAll(async () => {
  await Promise.all(histories.map((history) => history.stop()));
});

testIfAble(['play usage'], 'a fresh service settles at its minimum of 2 and reads 60 %, which holds', async () => {
  await play(60);
  await applyAll('apply');
  await reads(60, 180);
  await holds({ replicas: 2, percent: 60 });
});

testIfAble(['play usage'], '76 % holds: within the tolerance of 10 % around 70', async () => {
  await play(76);
  await reads(76);
  await holds({ replicas: 2, percent: 76 });
});

testIfAble(['play usage'], '77 % holds: it is exactly 1.1 times the target', async () => {
  await play(77);
  await reads(77);
  await holds({ replicas: 2, percent: 77 });
});

testIfAble(['play usage'], '78 % acts: 2 becomes 3', async () => {
  const history = watch();
  await play(78);
  await eventually('a step', 75, async () => history.counts.length > 1);
  await history.stop();
  expect(history.counts.slice(0, 2)).toEqual([2, 3]);
});

testIfAble(['play usage'], '200 % goes to the maximum of 20, by no more than 4 or 100 % a step', async () => {
  const history = watch();
  await play(200);
  await eventually('20 replicas', 180, async () => history.counts.at(-1) === 20);
  for (const [index, count] of history.counts.slice(1).entries()) {
    const before = history.counts[index] ?? 0;
    expect(count - before).toBeLessThanOrEqual(Math.max(4, before));
    expect(count).toBeGreaterThan(before);
  }
  expect(history.counts.length).toBeGreaterThan(3);
  await eventually(
    'the reason',
    60,
    async () => (await autoscaler(namespace)).reasons.ScalingLimited === 'TooManyReplicas',
  );
  await history.stop();
});

testIfAble(['play usage'], 'a further apply leaves the 20 replicas alone', async () => {
  await applyAll('apply');
  await applyAll('apply', '--server-side', '--force-conflicts');
  await applyAll('apply');
  // not the autoscaler's status: its currentReplicas is the count before the last decision
  await throughout(5, async () =>
    expect(await field(namespace, 'deployment/inference', '{.spec.replicas}')).toBe('20'),
  );
});

testIfAble(['play usage'], '5 % goes down after 60 s of calm, then by one a minute', async () => {
  const history = watch();
  await reads(200);
  await play(5);
  await reads(5);
  const seen = Date.now() / 1000;
  expect(history.counts).toEqual([20]);
  const reasons = new Set<string>();
  await eventually('17 replicas', 300, async () => {
    const report = await autoscaler(namespace);
    reasons.add(report.reasons.AbleToScale ?? '').add(report.reasons.ScalingLimited ?? '');
    return history.counts.at(-1) === 17;
  });
  await history.stop();
  expect(history.counts).toEqual([20, 19, 18, 17]);
  expect(reasons).toContain('ScaleDownStabilized');
  expect(reasons).toContain('ScaleDownLimit');
  // the last high reading was at most 15 s before the first low one, and counts for 60 s; then the next look, within 15 s
  const first = (history.steps[1]?.atSeconds ?? 0) - seen;
  expect(first).toBeGreaterThanOrEqual(60 - 15 - 3);
  expect(first).toBeLessThanOrEqual(60 + 15 + 5);
  for (const gap of history.gaps.slice(1)) {
    expect(gap).toBeGreaterThanOrEqual(60 - 2);
    expect(gap).toBeLessThanOrEqual(60 + 15 + 5);
  }
});

testIfAble(['play usage'], 'the metrics-server patch, applied three times, leaves the flag there once', async () => {
  const sources = await moduleSources('sigs.k8s.io/metrics-server', VERSIONS['metrics-server']);
  const release = documentsOf(await kubectl('kustomize', join(sources, 'manifests/overlays/release')));
  const workload = release.filter(({ kind }) => kind === 'Deployment' || kind === 'ServiceAccount');
  await kubectlWith({ input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: workload }) }, 'apply', '-f', '-');
  const before = await metricsServerArguments();
  expect(before).not.toContain(FLAG);
  await forgetClientSideApply();
  for (let time = 0; time < 3; time += 1) {
    await applyPatch();
    expect(await metricsServerArguments()).toEqual([...before, FLAG]);
  }
  expect(await kubectl('top', 'pods', '-n', namespace, '-l', 'app=inference')).toMatch(/inference-\S+\s+\d+m/);
});

/**
 * Lets every pod of the service use a share of its CPU request from now on, in percent. metrics-server's rates are off
 * by up to 1m, and the autoscaler cuts percents off: 2m more than the share read as that share.
 */
async function play(percent: number): Promise<void> {
  const usage = {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'ClusterResourceUsage',
    metadata: { name: 'inference' },
    spec: {
      selector: { matchNamespaces: [namespace] },
      usages: [
        {
          containers: ['inference'],
          usage: { cpu: { value: `${percent * 10 + 2}m` }, memory: { value: '128Mi' } },
        },
      ],
    },
  };
  await kubectlWith({ input: JSON.stringify(usage) }, 'apply', '--server-side', '-f', '-');
}

async function applyAll(...apply: string[]): Promise<void> {
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests });
  await kubectlWith({ input }, ...apply, '-f', '-');
}

/** Waits until the autoscaler reads the percentage: a change takes up to 15 s to metrics-server, and 15 s from there. */
async function reads(percent: number, atMostSeconds = 75): Promise<void> {
  await eventually(`the autoscaler reads ${percent} %`, atMostSeconds, async () => {
    const { utilizationPercent } = await autoscaler(namespace);
    return utilizationPercent === percent;
  });
}

/** Checks for two looks of the autoscaler and more that it reads one percentage and keeps one count. */
async function holds({ replicas, percent }: { readonly replicas: number; readonly percent: number }): Promise<void> {
  await throughout(35, async () => {
    const { utilizationPercent, currentReplicas, desiredReplicas } = await autoscaler(namespace);
    const seen = { percent: utilizationPercent, currentReplicas, desiredReplicas };
    expect(seen).toEqual({ percent, currentReplicas: replicas, desiredReplicas: replicas });
  });
}

function watch(): ReplicaHistory {
  const history = new ReplicaHistory(namespace);
  histories.push(history);
  return history;
}
