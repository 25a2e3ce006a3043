import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-inference');

/** Returns a folder outside the tree that `make` fills once for each key; one that was not finished is never used. */
export function cached(key: string, make: (folder: string) => void): string {
  const folder = join(ROOT, key);
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true });
    const fresh = mkdtempSync(`${folder}.`);
    make(fresh);
    renameSync(fresh, folder);
  }
  return folder;
}
