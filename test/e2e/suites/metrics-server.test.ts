import { join } from 'node:path';
import { moduleSources } from '../cluster/artefacts/go-binary';
import { ROOT } from '../cluster/places';
import { VERSIONS } from '../cluster/versions';
import { documentsIn, documentsOf, identityOf, isOfMetricsServer, type Manifest } from '../support/manifests';
import { kubectl, kubectlWith, testIfAble } from '../support/test-cluster';

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
 * The release's Deployment with what local has otherwise: the flag, the image's registry, and two that mean the same: a
 * default written out, and the name of the volume for temporary files.
 */
function withOurDifferences(release: Manifest): Manifest {
  const text = JSON.stringify(release).replaceAll('"tmp-dir"', '"tmp"');
  const copy = JSON.parse(text);
  const [container] = copy.spec.template.spec.containers;
  container.args.push('--kubelet-insecure-tls');
  container.image = `registry.k8s.io/metrics-server/metrics-server:v${VERSIONS['metrics-server']}`;
  container.securityContext.privileged = false;
  return copy;
}
