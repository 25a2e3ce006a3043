import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BINARIES } from './artefacts/binaries';
import { requirePackages, requireRoot } from './artefacts/debian';
import { goBinary } from './artefacts/go-binary';
import { images } from './artefacts/images';
import { LEVEL_1_BINARIES, startLevel1 } from './level-1';
import { LEVEL_2_BINARIES, LEVEL_2_PACKAGES, startLevel2 } from './level-2';
import { withLock } from './lock';
import { removeNamespaces } from './namespaces';
import { CACHE } from './places';
import { say, step } from './progress';
import { RunFolder } from './run-folder';

/** What a cluster consists of: 1 a real control plane over fake nodes, 2 real pods on a real node. */
export type Level = 1 | 2;

/** What a new cluster is to be. */
export interface ClusterOptions {
  readonly level: Level;
  /** Level 1: runs metrics-server beside the control plane. Level 2 starts without one, like a fresh Docker Desktop. */
  readonly metricsServer: boolean;
}

/** How a running cluster is reached. */
export interface ClusterAccess {
  readonly level: Level;
  /** State, logs and keys. */
  readonly folder: string;
  readonly kubeconfig: string;
  /** kubectl and the arguments that lead it to the cluster. */
  readonly kubectl: readonly string[];
  /** Put before a command that is to run where the cluster's addresses are reachable: empty for level 1. */
  readonly inside: readonly string[];
}

/** A cluster on this machine, running or not. */
export class Cluster {
  private readonly folder: RunFolder;

  /** @param name a word that no other cluster on this machine has. */
  constructor(readonly name: string) {
    this.folder = new RunFolder(name);
  }

  /** Returns how the cluster is reached, or nothing when it is not up as a whole. */
  access(): ClusterAccess | undefined {
    const file = join(this.folder.path, 'access.json');
    const isUp = existsSync(file) && this.processes().every(({ running }) => running);
    return isUp ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  }

  /** Returns what was started for the cluster, and whether it runs. */
  processes(): { readonly name: string; readonly running: boolean }[] {
    return this.folder.started().map((name) => ({ name, running: this.folder.processOf(name) !== undefined }));
  }

  /**
   * Builds what is missing, starts the cluster and returns how it is reached; a cluster that is up is left alone. What
   * an interrupted start left behind is removed first. When the start fails, nothing stays running.
   */
  async up(options: ClusterOptions): Promise<ClusterAccess> {
    return withLock(`${CACHE}/up.lock`, 'cluster up', async () => {
      const access = this.access();
      if (access !== undefined) {
        say(`${this.name} is up already`);
        return access;
      }
      await this.stop();
      await build(options.level);
      try {
        return await step(`start level ${options.level}`, () => this.start(options));
      } catch (error) {
        await this.stop({ keepLogs: true });
        throw error;
      }
    });
  }

  /** Stops the cluster and removes all that it left on the machine; does nothing when there is none. */
  async down(): Promise<void> {
    await step(`stop ${this.name}`, () => this.stop());
  }

  private async start(options: ClusterOptions): Promise<ClusterAccess> {
    const start = options.level === 1 ? startLevel1 : startLevel2;
    const access = await start(this.folder, options);
    this.folder.write('access.json', JSON.stringify(access, null, 2));
    return access;
  }

  private async stop({ keepLogs = false } = {}): Promise<void> {
    // clients first, so that none of them fills its log with complaints
    const clients = ['kubelet', 'kube-proxy', 'metrics-server', 'kwok', 'kube-scheduler', 'kube-controller-manager'];
    await this.folder.stop(...clients);
    await removeNamespaces(this.folder);
    await this.folder.stop('kube-apiserver');
    await this.folder.stop(...this.folder.started());
    if (!keepLogs) {
      this.folder.remove();
    }
  }
}

/** Makes what the cache lacks for a level. */
export async function build(level: Level): Promise<void> {
  const names = level === 1 ? LEVEL_1_BINARIES : LEVEL_2_BINARIES;
  if (level === 2) {
    requireRoot('level 2, with its network namespace, mounts and containers,');
    await requirePackages(LEVEL_2_PACKAGES);
  }
  for (const name of names) {
    await goBinary(BINARIES[name]);
  }
  if (level === 2) {
    await images();
  }
}
