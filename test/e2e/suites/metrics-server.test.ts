import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { MetricsServer } from '../../../lib/constructs/metrics-server';
import { moduleSources } from '../cluster/artefacts/go-binary';
import { ROOT } from '../cluster/places';
import { VERSIONS } from '../cluster/versions';
import { documentsIn, documentsOf, identityOf, isOfMetricsServer, type Manifest } from '../support/manifests';
import { startMetricsServer } from '../support/metrics-server-process';
import { kubectl, kubectlWith, testIfAble, tryKubectl } from '../support/test-cluster';

const STRICT = ['--validate=strict', '-f', '-'];
/** What the API server chooses anew for each object, whatever is sent. */
const CHOSEN = ['uid', 'creationTimestamp', 'resourceVersion', 'managedFields', 'generation'];

const TITLE = 'dist/local has the objects of the upstream release, and each means the same to the API server';
testIfAble(['take our metrics-server'], TITLE, async () => {
  const sources = await moduleSources('sigs.k8s.io/metrics-server', VERSIONS['metrics-server']);
  const release = documentsOf(await kubectl('kustomize', join(sources, 'manifests/overlays/release')));
  const ours = documentsIn(join(ROOT, 'dist/local')).filter(isOfMetricsServer);
  expect(ours.map(identityOf).sort()).toEqual(release.map(identityOf).sort());
  expect(release.length).toBeGreaterThan(8);

  const [defaultedOurs, defaultedRelease] = [await defaulted(ours), await defaulted(release)];
  for (const [identity, object] of Object.entries(defaultedRelease)) {
    const isDeployment = object.kind === 'Deployment';
    expect(defaultedOurs[identity]).toEqual(isDeployment ? withOurDifferences(object) : object);
  }
});

describe('in a namespace of its own', () => {
  const namespace = 'metrics-server-elsewhere';
  const account = `system:serviceaccount:${namespace}:metrics-server`;
  const manifests = (): Manifest[] => {
    const chart = new Chart(new App(), 'metrics-server');
    new MetricsServer(chart, 'MetricsServer', { namespace });
    return chart.toJson();
  };
  const asList = (items: readonly Manifest[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const mayIt = async (...what: string[]) =>
    (await tryKubectl('auth', 'can-i', ...what, `--as=${account}`)).stdout.trim();

  testIfAble(['take our metrics-server'], 'it is accepted, may do all that it must, and starts', async () => {
    await kubectl('create', 'namespace', namespace);
    const applied = manifests().filter(({ kind }) => kind !== 'APIService');
    try {
      // without a pod behind it an APIService makes every discovery slow
      await kubectlWith({ input: asList(manifests()) }, 'apply', '--server-side', '--dry-run=server', ...STRICT);
      await kubectlWith({ input: asList(applied) }, 'apply', '--server-side', ...STRICT);
      expect(await mayIt('get', 'configmaps/extension-apiserver-authentication', '-n', 'kube-system')).toBe('yes');
      expect(await mayIt('create', 'subjectaccessreviews.authorization.k8s.io')).toBe('yes');
      expect(await mayIt('create', 'tokenreviews.authentication.k8s.io')).toBe('yes');
      expect(await mayIt('get', 'nodes', '--subresource=metrics')).toBe('yes');
      expect(await mayIt('list', 'pods', '-A')).toBe('yes');
      expect(await mayIt('get', 'secrets', '-n', 'kube-system')).toBe('no');
      expect(await startMetricsServer(namespace)).toBe('serving');

      // so it is that binding which the start depends on
      await kubectl('delete', '-n', 'kube-system', 'rolebinding', 'metrics-server-auth-reader');
      expect(await startMetricsServer(namespace)).toMatch(/"extension-apiserver-authentication" is forbidden/);
    } finally {
      await kubectlWith({ input: asList(applied) }, 'delete', '--ignore-not-found', '-f', '-');
      await kubectl('delete', 'namespace', namespace, '--wait=false');
    }
  });
});

/** Returns what the API server would store, by identity. */
async function defaulted(manifests: readonly Manifest[]): Promise<Record<string, Manifest>> {
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests });
  const answer = await kubectlWith(
    { input },
    'create',
    '--dry-run=server',
    '--validate=strict',
    '-o',
    'yaml',
    '-f',
    '-',
  );
  return Object.fromEntries(documentsOf(answer).map((item) => [identityOf(item), withoutChosen(item)]));
}

function withoutChosen(manifest: Manifest): Manifest {
  const copy = structuredClone(manifest) as Manifest & { spec?: Record<string, unknown>; status?: unknown };
  for (const name of CHOSEN) {
    delete (copy.metadata as Record<string, unknown>)[name];
  }
  delete copy.spec?.clusterIP;
  delete copy.spec?.clusterIPs;
  delete copy.status;
  return copy;
}

/**
 * The release's Deployment with what local has otherwise: the flag, the image's registry, the size limit of the volume for
 * temporary files, and two that mean the same: a default written out, and that volume's name.
 */
function withOurDifferences(release: Manifest): Manifest {
  const text = JSON.stringify(release).replaceAll('"tmp-dir"', '"tmp"');
  const copy = JSON.parse(text);
  const [container] = copy.spec.template.spec.containers;
  container.args.push('--kubelet-insecure-tls');
  container.image = `registry.k8s.io/metrics-server/metrics-server:v${VERSIONS['metrics-server']}`;
  container.securityContext.privileged = false;
  copy.spec.template.spec.volumes[0].emptyDir.sizeLimit = '16Mi';
  return copy;
}
