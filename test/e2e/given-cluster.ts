import { connect } from 'node:net';
import { join } from 'node:path';
import { attempt, run } from './cluster/command';
import { UsageError } from './cluster/lock';
import { ROOT } from './cluster/places';
import type { Ability, TestCluster } from './support/cluster-description';
import { METRICS_SERVER_LABEL } from './support/manifests';

const PATIENCE_SECONDS = 180;

/** What is read of a node. */
interface Node {
  readonly metadata: { readonly annotations?: Record<string, string> };
  readonly status: {
    readonly addresses: readonly { readonly type: string; readonly address: string }[];
    readonly images?: readonly { readonly names?: readonly string[] }[];
  };
}

/** Returns a cluster that a kubeconfig leads to, with namespaces of our own made in it, and what it cannot do. */
export async function givenCluster(kubeconfig: string): Promise<TestCluster> {
  const kubectl = ['kubectl', `--kubeconfig=${kubeconfig}`];
  const ask = async (...args: string[]) => (await attempt('kubectl', [...kubectl.slice(1), ...args])).stdout;
  const nodes: readonly Node[] = JSON.parse((await ask('get', 'nodes', '-o', 'json')) || '{"items":[]}').items;
  if (nodes.length === 0) {
    throw new UsageError(`E2E_KUBECONFIG is '${kubeconfig}', which leads to no cluster with nodes; name another file`);
  }
  const has = async (object: string) => (await ask('get', object, '--ignore-not-found', '-o', 'name')) !== '';
  const cluster = { namespace: 'cdk8s-inference-e2e', productionNamespace: 'cdk8s-inference-e2e-production' };
  await run('kubectl', [...kubectl.slice(1), 'create', 'namespace', cluster.namespace]);
  const unable: Partial<Record<Ability, string>> = {
    ...((await has('crd/servicemonitors.monitoring.coreos.com')) && {
      'take our definitions': 'the cluster has ServiceMonitor already',
    }),
    ...((await has('apiservice/v1beta1.metrics.k8s.io')) && {
      'take our metrics-server': 'the cluster has a metrics-server already',
    }),
    ...(!(await has('crd/clusterresourceusages.kwok.x-k8s.io')) && {
      'play usage': 'the use of its pods is real',
    }),
    ...(!nodes.some(hasInference) && { 'run pods': 'no node of it has the image inference:latest' }),
    ...(!(await isReachable(nodes)) && { 'reach nodes': "its node's address cannot be reached from here" }),
  };
  return { ...cluster, kubectl, inside: [], unable };
}

/** Removes from the cluster what suites put there: our namespaces, and what is outside of them. */
export async function leaveGivenCluster({
  kubectl,
  namespace,
  productionNamespace,
  unable,
}: TestCluster): Promise<void> {
  const [program = '', ...rest] = kubectl;
  const remove = async (...what: readonly string[]) => {
    const how = ['delete', '--ignore-not-found', `--timeout=${PATIENCE_SECONDS}s`];
    await run(program, [...rest, ...how, ...what], { evenInterrupted: true });
  };
  if (unable['take our metrics-server'] === undefined) {
    await remove('-l', METRICS_SERVER_LABEL, 'apiservice,clusterrole,clusterrolebinding');
    await remove('-l', METRICS_SERVER_LABEL, '-n', 'kube-system', 'deployment,service,serviceaccount,rolebinding');
  }
  if (unable['take our definitions'] === undefined) {
    await remove('-f', join(ROOT, 'crds'));
  }
  await remove('namespace', namespace, productionNamespace);
}

function hasInference({ metadata, status }: Node): boolean {
  const isFake = metadata.annotations?.['kwok.x-k8s.io/node'] !== undefined;
  const names = status.images?.flatMap((image) => image.names ?? []) ?? [];
  return !isFake && names.some((name) => /(^|\/)inference:latest$/.test(name));
}

/** Says whether the kubelet of the first node takes a connection from here: then its node ports do too. */
function isReachable([node]: readonly Node[]): Promise<boolean> {
  const address = node?.status.addresses.find(({ type }) => type === 'InternalIP')?.address;
  return new Promise((resolve) => {
    const socket = connect({ host: address ?? 'localhost', port: 10_250, timeout: 2000 });
    const answer = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket
      .on('connect', () => answer(true))
      .on('error', () => answer(false))
      .on('timeout', () => answer(false));
  });
}
