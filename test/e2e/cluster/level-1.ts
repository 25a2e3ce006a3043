import { createServer } from 'node:net';
import { join } from 'node:path';
import { BINARIES } from './artefacts/binaries';
import { goBinary, moduleSources } from './artefacts/go-binary';
import type { ClusterAccess, ClusterOptions } from './cluster';
import {
  type ControlPlane,
  kubectl,
  kubectlOf,
  kubectlWith,
  POD_RANGE,
  startControlPlane,
  startInside,
} from './control-plane';
import { makeKeys } from './pki';
import { waitFor } from './progress';
import { type RunFolder, requireAllAlive } from './run-folder';
import { VERSIONS } from './versions';

const NODES = ['fake-1', 'fake-2', 'fake-3'];

/** What level 1 runs. */
export const LEVEL_1_BINARIES = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubectl',
  'kwok',
  'metrics-server',
] as const;

/**
 * Starts a real control plane and a real metrics-server over three fake nodes of 16 CPUs (KWOK): pods are scheduled and
 * "run", and use what a ClusterResourceUsage says. Everything listens on 127.0.0.1, on ports that were free.
 */
export async function startLevel1(folder: RunFolder, options: ClusterOptions): Promise<ClusterAccess> {
  const [api, etcd, etcdPeer, controllerManager, scheduler, kubelet, metrics] = await freePorts();
  const ports = { api, etcd, etcdPeer, controllerManager, scheduler };
  const plane: ControlPlane = {
    folder,
    address: '127.0.0.1',
    ports,
    inside: [],
    // a loopback address is not a legal endpoint, so the API server must not publish its own
    apiServerArgs: ['--endpoint-reconciler-type=none'],
  };
  await makeKeys(folder, { server: `https://127.0.0.1:${api}`, hosts: ['127.0.0.1'], node: 'fake' });
  await startControlPlane(plane);
  await startNodes(plane, kubelet);
  if (options.metricsServer) {
    await startMetricsServer(plane, metrics);
  }
  requireAllAlive(folder);
  const kubeconfig = folder.at('kubeconfig/admin');
  return { level: 1, folder: folder.path, kubeconfig, kubectl: await kubectlOf(plane), inside: [] };
}

async function startNodes(plane: ControlPlane, port: number): Promise<void> {
  const { folder } = plane;
  const manifests = join(await moduleSources('sigs.k8s.io/kwok', VERSIONS.kwok), 'kustomize');
  await kubectl(plane, 'apply', '--server-side', '-k', join(manifests, 'crd'));
  await kubectl(plane, 'wait', '--for=condition=Established', '--timeout=30s', 'crd', '--all');
  startInside(plane, 'kwok', [
    await goBinary(BINARIES.kwok),
    `--kubeconfig=${folder.at('kubeconfig/kwok')}`,
    `--config=${folder.write('kwok.json', JSON.stringify(kwokConfiguration(port)))}`,
    `--cidr=${POD_RANGE}`,
    '--node-ip=127.0.0.1',
    `--node-port=${port}`,
    `--server-address=127.0.0.1:${port}`,
    `--tls-cert-file=${folder.at('pki/serving.crt')}`,
    `--tls-private-key-file=${folder.at('pki/serving.key')}`,
  ]);
  for (const stage of ['node/fast', 'node/heartbeat-with-lease', 'pod/fast']) {
    await kubectl(plane, 'apply', '--server-side', '-k', join(manifests, 'stage', stage));
  }
  await kubectl(plane, 'apply', '--server-side', '-f', join(manifests, 'metrics/resource/metrics-resource.yaml'));
  await kubectlWith(
    plane,
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items: NODES.map(node) }),
    'apply',
    '-f',
    '-',
  );
  await waitFor('the nodes', 60, () =>
    kubectl(plane, 'wait', '--for=condition=Ready', 'node', '--all', '--timeout=1s'),
  );
}

/** A configuration file switches kwok's own defaults off: without the parallelism fields it manages nothing. */
function kwokConfiguration(nodePort: number): unknown {
  return {
    apiVersion: 'config.kwok.x-k8s.io/v1alpha1',
    kind: 'KwokConfiguration',
    options: {
      enableCRDs: ['Stage', 'Metric', 'ResourceUsage', 'ClusterResourceUsage', 'Logs', 'ClusterLogs'],
      nodePort,
      nodeLeaseDurationSeconds: 40,
      manageAllNodes: false,
      manageNodesWithAnnotationSelector: 'kwok.x-k8s.io/node=fake',
      nodeLeaseParallelism: 4,
      podPlayStageParallelism: 4,
      nodePlayStageParallelism: 4,
      enablePodsOnNodeSyncStreamWatch: true,
    },
  };
}

function node(name: string): unknown {
  const capacity = { cpu: '16', memory: '64Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' },
      // where metrics-server reads this node's use, instead of /metrics/resource
      annotations: {
        'kwok.x-k8s.io/node': 'fake',
        'metrics.k8s.io/resource-metrics-path': `/metrics/nodes/${name}/metrics/resource`,
      },
    },
    status: { allocatable: capacity, capacity },
  };
}

/** Runs metrics-server as a process, as the user that its pod would be; an ExternalName leads the API server to it. */
async function startMetricsServer(plane: ControlPlane, port: number): Promise<void> {
  const { folder } = plane;
  const manifests = join(
    await moduleSources('sigs.k8s.io/metrics-server', VERSIONS['metrics-server']),
    'manifests/base',
  );
  await kubectl(plane, 'apply', '-f', join(manifests, 'rbac.yaml'));
  await kubectlWith(plane, JSON.stringify(metricsApi(port)), 'apply', '-f', '-');
  const conf = folder.at('kubeconfig/metrics-server');
  startInside(plane, 'metrics-server', [
    await goBinary(BINARIES['metrics-server']),
    `--kubeconfig=${conf}`,
    `--authentication-kubeconfig=${conf}`,
    `--authorization-kubeconfig=${conf}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--tls-cert-file=${folder.at('pki/serving.crt')}`,
    `--tls-private-key-file=${folder.at('pki/serving.key')}`,
    '--kubelet-preferred-address-types=InternalIP',
    '--kubelet-use-node-status-port',
    '--kubelet-insecure-tls',
    '--metric-resolution=15s',
  ]);
  await waitFor('the metrics API', 60, () => kubectl(plane, 'get', '--raw', '/apis/metrics.k8s.io/v1beta1/nodes'));
}

function metricsApi(port: number): unknown {
  const metadata = { name: 'metrics-server', namespace: 'kube-system' };
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata,
        spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ name: 'https', port, targetPort: port }] },
      },
      {
        apiVersion: 'apiregistration.k8s.io/v1',
        kind: 'APIService',
        metadata: { name: 'v1beta1.metrics.k8s.io' },
        spec: {
          group: 'metrics.k8s.io',
          version: 'v1beta1',
          groupPriorityMinimum: 100,
          versionPriority: 100,
          insecureSkipTLSVerify: true,
          service: { ...metadata, port },
        },
      },
    ],
  };
}

type Ports = [number, number, number, number, number, number, number];

async function freePorts(): Promise<Ports> {
  const servers = await Promise.all(
    Array.from({ length: 7 }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve, reject) => {
        server.on('error', reject).listen(0, '127.0.0.1', () => resolve(server));
      });
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports as Ports;
}
