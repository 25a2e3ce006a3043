import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagedLocustfile } from '../../../lib/constructs/locust-scenario';

/** A Locust master with one worker, each a process of its own on the loopback. */
export interface LocustCluster {
  /** The master's web API. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts a master and a worker that run the packaged locustfile beside the given `scenario.json`. */
export async function startLocustCluster(
  python: string,
  { scenario, host }: { readonly scenario: string; readonly host: string },
): Promise<LocustCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'locust-cluster-'));
  writeFileSync(join(folder, 'locustfile.py'), packagedLocustfile());
  writeFileSync(join(folder, 'scenario.json'), scenario);
  const [web, bind] = await Promise.all([freePort(), freePort()]);
  const start = (...args: string[]): ChildProcess =>
    spawn(python, ['-m', 'locust', '--locustfile=locustfile.py', ...args, 'InferenceUser'], {
      cwd: folder,
      env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: '1', HOME: folder },
      stdio: 'ignore',
    });
  const processes = [
    start(
      '--master',
      `--host=${host}`,
      '--web-host=127.0.0.1',
      `--web-port=${web}`,
      '--master-bind-host=127.0.0.1',
      `--master-bind-port=${bind}`,
    ),
    start('--worker', '--master-host=127.0.0.1', `--master-port=${bind}`),
  ];
  return {
    address: `http://127.0.0.1:${web}`,
    stop: async () => {
      await Promise.all(processes.map(ended));
      rmSync(folder, { recursive: true });
    },
  };
}

function ended(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => {
    child.on('close', resolve);
    child.kill('SIGKILL');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}
