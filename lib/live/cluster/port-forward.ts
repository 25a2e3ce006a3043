import { createServer, type Server, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { fieldAt, itemsAt, numberAt, textAt } from '../../manifests/field-at';
import { type Cluster, ClusterError } from '../ports/cluster';
import type { KubeAccess } from './kube-access';
import type { KubernetesClient } from './kubernetes-client';

/** A port on this machine that leads to a Service's pod through the API server. */
export interface PortForward {
  /** Such as `http://127.0.0.1:40123`. */
  readonly address: string;
  close(): void;
}

/**
 * Opens a port on the loopback that leads to a pod of a Service, as `kubectl port-forward` does; each connection finds a
 * pod that runs then, so that a pod that was replaced is no end.
 */
export async function forwardPort(
  client: KubernetesClient,
  access: KubeAccess,
  cluster: Cluster,
  to: { readonly namespace: string; readonly service: string; readonly port: number },
): Promise<PortForward> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    connect(client, access, cluster, to, socket).catch(() => socket.destroy());
  });
  await listening(server);
  const { port } = server.address() as { readonly port: number };
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      for (const socket of sockets) {
        socket.destroy();
      }
    },
  };
}

async function connect(
  client: KubernetesClient,
  access: KubeAccess,
  cluster: Cluster,
  to: { readonly namespace: string; readonly service: string; readonly port: number },
  socket: Socket,
): Promise<void> {
  const { pod, port } = await podBehind(cluster, to);
  const complaints = new PassThrough();
  complaints.on('data', () => socket.destroy());
  const forward = new client.PortForward(access.kubeConfig, true);
  const tunnel = await forward.portForward(to.namespace, pod, [port], socket, complaints, socket);
  if ('on' in tunnel) {
    tunnel.on('close', () => socket.end());
    tunnel.on('error', () => socket.destroy());
    socket.on('close', () => tunnel.close());
  }
}

/** Returns a running pod that a Service selects, and the port of it that the Service's port leads to. */
export async function podBehind(
  cluster: Cluster,
  { namespace, service: name, port }: { readonly namespace: string; readonly service: string; readonly port: number },
): Promise<{ readonly pod: string; readonly port: number }> {
  const service = await cluster.read(`/api/v1/namespaces/${namespace}/services/${name}`);
  const target = itemsAt(service, 'spec', 'ports').find(({ fields }) => fields.port === port)?.fields;
  if (target === undefined) {
    throw new ClusterError('notFound', `Service '${name}' in namespace '${namespace}' has no port ${port}`);
  }
  const selector = Object.entries((fieldAt(service, 'spec', 'selector') ?? {}) as Record<string, string>);
  const labels = encodeURIComponent(selector.map(([key, value]) => `${key}=${value}`).join(','));
  const list = await cluster.read(`/api/v1/namespaces/${namespace}/pods?labelSelector=${labels}`);
  const pod = itemsAt(list, 'items')
    .map(({ fields }) => fields)
    .find(
      (each) =>
        textAt(each, 'status', 'phase') === 'Running' && fieldAt(each, 'metadata', 'deletionTimestamp') === undefined,
    );
  if (pod === undefined) {
    throw new ClusterError('notFound', `no pod behind Service '${name}' in namespace '${namespace}' runs`);
  }
  const named = textAt(target, 'targetPort');
  const ports = itemsAt(pod, 'spec', 'containers').flatMap(({ fields }) => itemsAt(fields, 'ports'));
  const number = numberAt(ports.find(({ fields }) => fields.name === named)?.fields, 'containerPort');
  return { pod: textAt(pod, 'metadata', 'name') ?? '', port: number ?? numberAt(target, 'targetPort') ?? port };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}
