import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BINARIES } from './artefacts/binaries';
import { goBinary } from './artefacts/go-binary';
import { images } from './artefacts/images';
import type { ClusterAccess } from './cluster';
import { run } from './command';
import {
  type ControlPlane,
  DNS_SERVICE,
  KUBERNETES_SERVICE,
  kubectl,
  kubectlOf,
  kubectlWith,
  POD_RANGE,
  SERVICE_RANGE,
  startControlPlane,
  startInside,
} from './control-plane';
import { makeNamespaces, type Namespaces } from './namespaces';
import {
  CONTAINERD_SOCKET,
  containerdToml,
  kubeletConfiguration,
  kubeProxyConfiguration,
  podNetwork,
} from './node-configuration';
import { makeKeys } from './pki';
import { SOURCES } from './places';
import { step, waitFor } from './progress';
import { type RunFolder, requireAllAlive } from './run-folder';
import { VERSIONS } from './versions';

const NODE = 'node1';
/** Of a range for documentation (RFC 5737). */
const NODE_ADDRESS = '198.51.100.10';

/** What level 2 runs, besides its images. */
export const LEVEL_2_BINARIES = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubectl',
  'kubelet',
  'kube-proxy',
  'containerd',
  'containerd-shim-runc-v2',
  'ctr',
] as const;

/** The Debian packages that level 2 runs. */
export const LEVEL_2_PACKAGES = [
  'runc',
  'containernetworking-plugins',
  'nftables',
  'conntrack',
  'iproute2',
  'kmod',
  'curl',
  'openssl',
] as const;

/**
 * Starts a whole cluster of one node: containerd, the kubelet, kube-proxy, CoreDNS, real containers. It is in a network
 * namespace that no interface leads out of, and in a mount namespace of its own.
 */
export async function startLevel2(folder: RunFolder): Promise<ClusterAccess> {
  const ports = { api: 6443, etcd: 2379, etcdPeer: 2380, controllerManager: 10257, scheduler: 10259 };
  const namespaces = await makeNamespaces(folder, NODE_ADDRESS, SERVICE_RANGE);
  const plane: ControlPlane = { folder, address: NODE_ADDRESS, ports, inside: namespaces.network };
  const hosts = [NODE_ADDRESS, KUBERNETES_SERVICE, '127.0.0.1'];
  await makeKeys(folder, { server: `https://${NODE_ADDRESS}:${ports.api}`, hosts, node: NODE });
  const node = { ...plane, inside: namespaces.inside };
  await Promise.all([startContainerd(node), startControlPlane(plane)]);
  await startNode(node, namespaces);
  await startDns(plane);
  requireAllAlive(folder);
  const kubeconfig = folder.at('kubeconfig/admin');
  return { level: 2, folder: folder.path, kubeconfig, kubectl: await kubectlOf(plane), inside: namespaces.network };
}

async function startContainerd(node: ControlPlane): Promise<void> {
  const { folder, inside } = node;
  const shim = join(await goBinary(BINARIES['containerd-shim-runc-v2']), '..');
  const path = `PATH=${shim}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
  const config = folder.write('containerd.toml', containerdToml(folder));
  folder.write('cni/10-pods.conflist', JSON.stringify(podNetwork(folder, POD_RANGE)));
  startInside(node, 'containerd', ['env', path, await goBinary(BINARIES.containerd), '--config', config]);
  const [program = '', ...ctr] = [...inside, await goBinary(BINARIES.ctr), '-a', CONTAINERD_SOCKET, '-n', 'k8s.io'];
  await waitFor('containerd', 60, async () => {
    folder.requireAlive('containerd');
    await run(program, [...ctr, 'version'], { timeoutSeconds: 5 });
  });
  await step('import images', async () => {
    for (const tar of await images()) {
      await run(program, [...ctr, 'images', 'import', '--local', tar], { log: folder.logOf('import') });
    }
  });
}

async function startNode(node: ControlPlane, { network }: Namespaces): Promise<void> {
  const { folder } = node;
  folder.write('resolv.conf', '');
  const kubelet = folder.write('kubelet.json', JSON.stringify(kubeletConfiguration(folder, DNS_SERVICE)));
  startInside(node, 'kubelet', [
    await goBinary(BINARIES.kubelet),
    `--config=${kubelet}`,
    `--kubeconfig=${folder.at('kubeconfig/kubelet')}`,
    `--root-dir=${folder.folder('kubelet')}`,
    `--cert-dir=${folder.at('kubelet/pki')}`,
    `--hostname-override=${NODE}`,
    `--node-ip=${NODE_ADDRESS}`,
  ]);
  const proxy = folder.write('kube-proxy.json', JSON.stringify(kubeProxyConfiguration(folder, NODE, POD_RANGE)));
  startInside({ ...node, inside: network }, 'kube-proxy', [
    await goBinary(BINARIES['kube-proxy']),
    `--config=${proxy}`,
  ]);
  await waitFor('the node', 90, async () => {
    folder.requireAlive('containerd', 'kubelet', 'kube-proxy');
    await kubectl(node, 'wait', '--for=condition=Ready', `node/${NODE}`, '--timeout=1s');
  });
}

async function startDns(plane: ControlPlane): Promise<void> {
  const manifests = readFileSync(join(SOURCES, 'coredns.yaml'), 'utf8')
    .replace('COREDNS_IMAGE', `registry.k8s.io/coredns/coredns:v${VERSIONS.coredns}`)
    .replace('DNS_SERVICE', DNS_SERVICE);
  await kubectlWith(plane, manifests, 'apply', '-f', '-');
  const available = ['--for=condition=Available', 'deployment/coredns', '--timeout=1s'];
  await waitFor('CoreDNS', 90, () => kubectl(plane, '-n', 'kube-system', 'wait', ...available));
}
