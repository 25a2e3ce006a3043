import { join } from 'node:path';
import { run } from './command';
import type { RunFolder } from './run-folder';

/** Whom a certificate is for. */
interface Subject {
  readonly name: string;
  readonly subject: string;
  readonly hosts?: readonly string[];
  readonly authority?: 'ca' | 'front-proxy-ca';
}

/** The users that get a kubeconfig. The user is who upstream's RBAC says, so that upstream's rules apply unchanged. */
const CLIENTS: Record<string, string> = {
  admin: '/O=system:masters/CN=admin',
  'kube-controller-manager': '/CN=system:kube-controller-manager',
  'kube-scheduler': '/CN=system:kube-scheduler',
  'kube-proxy': '/CN=system:kube-proxy',
  kwok: '/O=system:masters/CN=kwok',
  'metrics-server': '/CN=system:serviceaccount:kube-system:metrics-server',
};

/** Makes the cluster's authorities, certificates (`pki/NAME.crt`, `.key`) and kubeconfigs (`kubeconfig/NAME`). */
export async function makeKeys(
  folder: RunFolder,
  { server, hosts, node }: { readonly server: string; readonly hosts: readonly string[]; readonly node: string },
): Promise<void> {
  const pki = folder.folder('pki');
  await Promise.all([makeAuthority(pki, 'ca'), makeAuthority(pki, 'front-proxy-ca'), makeTokenKey(pki)]);
  const names = ['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'];
  const subjects: Subject[] = [
    { name: 'apiserver', subject: '/CN=kube-apiserver', hosts: [...hosts, ...names] },
    { name: 'apiserver-kubelet', subject: '/O=system:masters/CN=kube-apiserver-kubelet-client' },
    { name: 'front-proxy', subject: '/CN=front-proxy-client', authority: 'front-proxy-ca' },
    { name: 'kubelet', subject: `/O=system:nodes/CN=system:node:${node}` },
    { name: 'serving', subject: '/CN=serving', hosts: ['127.0.0.1', 'localhost'] },
    ...Object.entries(CLIENTS).map(([name, subject]) => ({ name, subject })),
  ];
  await Promise.all(subjects.map((each) => certify(folder, pki, each)));
  for (const user of [...Object.keys(CLIENTS), 'kubelet']) {
    folder.write(`kubeconfig/${user}`, kubeconfig(pki, server, user));
  }
}

async function makeAuthority(pki: string, name: string): Promise<void> {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', `${pki}/${name}.key`];
  const use = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
  const extensions = use.flatMap((each) => ['-addext', each]);
  const certificate = ['-days', '365', '-subj', `/CN=${name}`, '-out', `${pki}/${name}.crt`];
  await run('openssl', ['req', '-x509', ...key, ...extensions, ...certificate]);
}

/** The pair that signs and verifies service account tokens. */
async function makeTokenKey(pki: string): Promise<void> {
  await run('openssl', ['genrsa', '-out', join(pki, 'tokens.key'), '2048']);
  await run('openssl', ['rsa', '-in', join(pki, 'tokens.key'), '-pubout', '-out', join(pki, 'tokens.pub')]);
}

async function certify(folder: RunFolder, pki: string, { name, subject, hosts = [], authority = 'ca' }: Subject) {
  const names = hosts.map((host) => (/^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`));
  const lines = ['extendedKeyUsage=serverAuth,clientAuth', 'keyUsage=critical,digitalSignature'];
  const alternatives = names.length > 0 ? [`subjectAltName=${names.join(',')}`] : [];
  const extensions = folder.write(`pki/${name}.ext`, [...lines, ...alternatives].join('\n'));
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', `${pki}/${name}.key`];
  const request = await run('openssl', ['req', '-new', ...key, '-subj', subject]);
  const signer = ['-CA', `${pki}/${authority}.crt`, '-CAkey', `${pki}/${authority}.key`, '-days', '365'];
  const output = ['-extfile', extensions, '-out', `${pki}/${name}.crt`];
  await run('openssl', ['x509', '-req', ...signer, ...output], { input: request });
}

function kubeconfig(pki: string, server: string, user: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster: { server, 'certificate-authority': `${pki}/ca.crt` } }],
    users: [{ name: 'u', user: { 'client-certificate': `${pki}/${user}.crt`, 'client-key': `${pki}/${user}.key` } }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'c',
  });
}
