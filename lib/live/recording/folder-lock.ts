import { rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContainedText } from '../../files/read-text';
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
  const holder = holderOf(folder);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    throw new RecordingFailed(`'${folder}' is being written by process ${holder}; wait for it, or end it first`);
  }
  // What lies there is left behind, and is not written through: it may be a link.
  rmSync(path, { force: true });
  writeFileSync(path, String(process.pid), { flag: 'wx' });
  return () => {
    if (holderOf(folder) === process.pid) {
      unlinkSync(path);
    }
  };
}

function holderOf(folder: string): number | undefined {
  const path = LOCK_FILE;
  try {
    const number = Number(readContainedText({ root: folder, path, name: { path } }));
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
