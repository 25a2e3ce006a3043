import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './places';
import { end, identify, isAlive, type ProcessIdentity } from './process-identity';

/** Where the state of one cluster lives: keys, data, logs, and the identity of each process that was started for it. */
export class RunFolder {
  /** The folder itself. */
  readonly path: string;

  /** @param name of the cluster: a word that no other cluster on this machine has. */
  constructor(readonly name: string) {
    this.path = join(CACHE, 'run', name);
  }

  /** Returns a path below the folder, with the folders above it made. */
  at(...parts: string[]): string {
    const path = join(this.path, ...parts);
    mkdirSync(join(path, '..'), { recursive: true });
    return path;
  }

  /** Makes a folder below the folder, for its owner alone, and returns its path. */
  folder(name: string): string {
    const path = this.at(name);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  }

  /** Writes a file below the folder and returns its path. */
  write(parts: string, text: string): string {
    const path = this.at(parts);
    writeFileSync(path, text);
    return path;
  }

  /** Starts a process that outlives this one, records who it is, and sends what it prints to log/NAME.log. */
  start(name: string, command: string, args: readonly string[]): ChildProcess {
    const log = openSync(this.logOf(name), 'a');
    const child = spawn(command, args, { stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    child.on('error', () => undefined); // it is then not alive, which is noticed where it is waited for
    child.unref();
    const identity = child.pid === undefined ? undefined : identify(child.pid);
    this.write(`pid/${name}`, JSON.stringify(identity ?? null));
    return child;
  }

  /** Returns who was started under the name, or nothing when it does not run. */
  processOf(name: string): ProcessIdentity | undefined {
    const file = join(this.path, 'pid', name);
    const identity = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8') || 'null') : null;
    return identity !== null && isAlive(identity) ? identity : undefined;
  }

  /** Returns the names of all that was started, whether it still runs or not. */
  started(): string[] {
    const folder = join(this.path, 'pid');
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  }

  /** Ends what was started under the names. */
  async stop(...names: string[]): Promise<void> {
    await end(names.flatMap((name) => this.processOf(name) ?? []));
    for (const name of names) {
      rmSync(join(this.path, 'pid', name), { force: true });
    }
  }

  /** @throws Error with the last lines of its log when a process that was started runs no more. */
  requireAlive(...names: string[]): void {
    for (const name of names.filter((each) => this.processOf(each) === undefined)) {
      const lines = readFileSync(this.logOf(name), 'utf8').trim().split('\n').slice(-12).join('\n');
      throw new Error(`${name} ended:\n${lines}`);
    }
  }

  /** Returns the log file of a process. */
  logOf(name: string): string {
    return this.at('log', `${name}.log`);
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** @throws Error when anything that was started for the cluster runs no more. */
export function requireAllAlive(folder: RunFolder): void {
  folder.requireAlive(...folder.started());
}
