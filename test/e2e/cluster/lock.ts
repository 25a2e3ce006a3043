import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { identify, isAlive, type ProcessIdentity } from './process-identity';

/** Thrown for a wrong use of the command: its message is all that the user needs. */
export class UsageError extends Error {}

/**
 * Does the work while holding a lock file.
 *
 * @throws UsageError naming the process that holds the lock. A lock whose process is gone counts for nothing.
 */
export async function withLock<T>(file: string, what: string, work: () => Promise<T>): Promise<T> {
  take(file, what);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string, what: string): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, JSON.stringify(identify(process.pid)), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
    const holder = holderOf(file);
    if (holder !== undefined && isAlive(holder)) {
      throw new UsageError(
        `${what} is already running as process ${holder.pid}; wait for it, or end it with kill ${holder.pid}`,
      );
    }
    rmSync(file, { force: true });
    take(file, what);
  }
}

function holderOf(file: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // written half, or gone: nobody holds it
  }
}
