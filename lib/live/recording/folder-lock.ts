import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecordingFailed } from '../ports/recorder';

const LOCK_FILE = '.writing';

/**
 * Takes a run's folder for this process, and returns how to let go of it. One that a process left behind that is no
 * more is taken over.
 *
 * @throws RecordingFailed when another process writes there.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, LOCK_FILE);
  const holder = holderOf(path);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    throw new RecordingFailed(`'${folder}' is being written by process ${holder}; wait for it, or end it first`);
  }
  writeFileSync(path, String(process.pid));
  return () => {
    if (holderOf(path) === process.pid) {
      unlinkSync(path);
    }
  };
}

function holderOf(path: string): number | undefined {
  try {
    const number = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(number) && number > 0 ? number : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
