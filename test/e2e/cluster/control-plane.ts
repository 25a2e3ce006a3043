import { BINARIES } from './artefacts/binaries';
import { goBinary } from './artefacts/go-binary';
import { run } from './command';
import { say, waitFor } from './progress';
import type { RunFolder } from './run-folder';

/** Services get addresses of the range for benchmarks (RFC 2544), pods of one for documentation (RFC 5737). */
export const SERVICE_RANGE = '198.18.0.0/16';
/** The first address of the range, which the API server takes for `kubernetes.default`. */
export const KUBERNETES_SERVICE = '198.18.0.1';
/** Where pods ask for names. */
export const DNS_SERVICE = '198.18.0.10';
/** Pods' addresses. */
export const POD_RANGE = '203.0.113.0/24';

/** Where the control plane listens, and how its namespaces are entered. */
export interface ControlPlane {
  readonly folder: RunFolder;
  /** The API server's address; the others listen on 127.0.0.1. */
  readonly address: string;
  readonly ports: Record<'api' | 'etcd' | 'etcdPeer' | 'controllerManager' | 'scheduler', number>;
  /** Put before each command: empty, or nsenter and its arguments. */
  readonly inside: readonly string[];
  /** Added to the API server's arguments. */
  readonly apiServerArgs?: readonly string[];
}

/** Starts a command inside the control plane's namespaces, as a process of the cluster. */
export function startInside({ folder, inside }: ControlPlane, name: string, command: string[]): void {
  const [program = '', ...args] = [...inside, ...command];
  folder.start(name, program, args);
}

/** Starts etcd, the API server, the controller manager and the scheduler, and waits until all are healthy. */
export async function startControlPlane(plane: ControlPlane): Promise<void> {
  const { folder, ports } = plane;
  const conf = (user: string) => folder.at('kubeconfig', user);
  const identity = (user: string) => [
    `--kubeconfig=${conf(user)}`,
    `--authentication-kubeconfig=${conf(user)}`,
    `--authorization-kubeconfig=${conf(user)}`,
    '--bind-address=127.0.0.1',
    '--leader-elect=false',
  ];
  folder.folder('etcd');
  startInside(plane, 'etcd', [await goBinary(BINARIES.etcd), ...etcdArgs(plane)]);
  startInside(plane, 'kube-apiserver', [await goBinary(BINARIES['kube-apiserver']), ...apiServerArgs(plane)]);
  await waitFor('kube-apiserver', 90, async () => {
    folder.requireAlive('etcd', 'kube-apiserver');
    await kubectl(plane, 'get', '--raw', '/readyz');
  });
  // the autoscaler's flags stay as Kubernetes sets them: synced every 15 s, tolerance 0.1
  startInside(plane, 'kube-controller-manager', [
    await goBinary(BINARIES['kube-controller-manager']),
    ...identity('kube-controller-manager'),
    `--secure-port=${ports.controllerManager}`,
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${folder.at('pki/tokens.key')}`,
    `--root-ca-file=${folder.at('pki/ca.crt')}`,
    `--cluster-signing-cert-file=${folder.at('pki/ca.crt')}`,
    `--cluster-signing-key-file=${folder.at('pki/ca.key')}`,
  ]);
  const scheduler = [...identity('kube-scheduler'), `--secure-port=${ports.scheduler}`];
  startInside(plane, 'kube-scheduler', [await goBinary(BINARIES['kube-scheduler']), ...scheduler]);
  await waitFor('kube-controller-manager', 60, () => healthy(plane, ports.controllerManager));
  await waitFor('kube-scheduler', 60, () => healthy(plane, ports.scheduler));
  say('control plane is healthy');
}

/** Runs kubectl as the cluster's administrator and returns what it printed. */
export async function kubectl(plane: ControlPlane, ...args: string[]): Promise<string> {
  return kubectlWith(plane, '', ...args);
}

/** Runs kubectl with something on its standard input. */
export async function kubectlWith(plane: ControlPlane, input: string, ...args: string[]): Promise<string> {
  const [program = '', ...rest] = [...(await kubectlOf(plane)), ...args];
  return run(program, rest, { input, timeoutSeconds: 60 });
}

/** Returns kubectl and the arguments that lead it to the cluster as its administrator; it leaves nothing elsewhere. */
export async function kubectlOf({ folder, inside }: ControlPlane): Promise<string[]> {
  const own = [`--kubeconfig=${folder.at('kubeconfig/admin')}`, `--cache-dir=${folder.folder('kubectl-cache')}`];
  return [...inside, await goBinary(BINARIES.kubectl), ...own];
}

async function healthy({ inside }: ControlPlane, port: number): Promise<void> {
  const [program = '', ...rest] = [...inside, 'curl', '-ksf', `https://127.0.0.1:${port}/healthz`];
  await run(program, rest, { timeoutSeconds: 5 });
}

function etcdArgs({ folder, ports }: ControlPlane): string[] {
  const client = `http://127.0.0.1:${ports.etcd}`;
  const peer = `http://127.0.0.1:${ports.etcdPeer}`;
  return [
    '--name=one',
    `--data-dir=${folder.at('etcd')}`,
    '--unsafe-no-fsync', // the data need not outlive the machine
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=one=${peer}`,
    '--log-level=warn',
  ];
}

function apiServerArgs({ folder, address, ports, apiServerArgs: more = [] }: ControlPlane): string[] {
  const pki = (file: string) => folder.at('pki', file);
  return [
    `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
    `--bind-address=${address}`,
    `--advertise-address=${address}`,
    `--secure-port=${ports.api}`,
    `--tls-cert-file=${pki('apiserver.crt')}`,
    `--tls-private-key-file=${pki('apiserver.key')}`,
    `--client-ca-file=${pki('ca.crt')}`,
    '--authorization-mode=Node,RBAC',
    '--enable-admission-plugins=NodeRestriction',
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${pki('tokens.pub')}`,
    `--service-account-signing-key-file=${pki('tokens.key')}`,
    `--service-cluster-ip-range=${SERVICE_RANGE}`,
    // the kubelets sign their own serving certificates, as Docker Desktop's does: the API server does not verify them
    `--kubelet-client-certificate=${pki('apiserver-kubelet.crt')}`,
    `--kubelet-client-key=${pki('apiserver-kubelet.key')}`,
    '--kubelet-preferred-address-types=InternalIP,Hostname',
    // without these the aggregated metrics API never becomes available
    `--requestheader-client-ca-file=${pki('front-proxy-ca.crt')}`,
    '--requestheader-allowed-names=front-proxy-client',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-username-headers=X-Remote-User',
    `--proxy-client-cert-file=${pki('front-proxy.crt')}`,
    `--proxy-client-key-file=${pki('front-proxy.key')}`,
    '--allow-privileged=true', // as every distribution has it: what is refused, pod-security refuses
    '--profiling=false',
    ...more,
  ];
}
