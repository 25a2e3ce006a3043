import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BINARIES } from '../cluster/artefacts/binaries';
import { goBinary } from '../cluster/artefacts/go-binary';
import { inside, kubectl } from './test-cluster';

const PATIENCE_MS = 60_000;

/**
 * Starts metrics-server as a process with the token of the account `metrics-server` of a namespace, as its pod would have it,
 * and ends it again.
 *
 * @returns `serving` as soon as it serves, or the last lines of what it said when it ended by itself.
 */
export async function startMetricsServer(namespace: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-e2e-'));
  const port = await freePort();
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, await kubeconfigOf(namespace), { mode: 0o600 });
  const child = spawn(
    await goBinary(BINARIES['metrics-server']),
    [
      ...['kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig'].map(
        (flag) => `--${flag}=${kubeconfig}`,
      ),
      '--bind-address=127.0.0.1',
      `--secure-port=${port}`,
      `--cert-dir=${folder}`,
      '--kubelet-use-node-status-port',
      '--kubelet-insecure-tls',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    return await outcomeOf(child, port);
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until the process serves or ends. */
async function outcomeOf(child: ChildProcess, port: number): Promise<string> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-20_000);
  });
  const ended = new Promise<string>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(`ended with ${code}: ${said}`));
  });
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const answer = await Promise.race([ended, isServing(port)]);
    if (answer !== false) {
      return answer === true ? 'serving' : answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return `neither serving nor ended: ${said}`;
}

/** Says whether it lives: it has by then read how requests to it are authenticated. */
async function isServing(port: number): Promise<boolean> {
  return inside('curl', '-skf', '--max-time', '2', `https://127.0.0.1:${port}/livez`).then(
    (body) => body === 'ok',
    () => false,
  );
}

async function kubeconfigOf(namespace: string): Promise<string> {
  const config = JSON.parse(await kubectl('config', 'view', '--raw', '--minify', '--flatten', '-o', 'json'));
  const token = (await kubectl('-n', namespace, 'create', 'token', 'metrics-server')).trim();
  const users = config.users.map(({ name }: { name: string }) => ({ name, user: { token } }));
  return JSON.stringify({ ...config, users });
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
