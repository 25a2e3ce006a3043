import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidInput } from '../values/invalid-input';

/** Texts by file name, by folder. */
export type Folders = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Puts folders in the place of those with the same names below a root; other folders stay as they are.
 *
 * Every file is on disk beside its place before the first folder is replaced, and each folder is replaced by renaming:
 * at no time is there a half-written one.
 *
 * @returns the files written.
 * @throws InvalidInput when the root cannot be written.
 */
export function replaceFolders(root: string, folders: Folders): string[] {
  try {
    mkdirSync(root, { recursive: true });
    replaceAll(root, folders);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    const message = `is '${root}', which cannot be written (${reason}); make it a writable folder or name another`;
    throw InvalidInput.of('UNREADABLE', 'output', message, { cause });
  }
  return [...folders].flatMap(([name, files]) => [...files.keys()].map((file) => join(root, name, file)));
}

function replaceAll(root: string, folders: Folders): void {
  try {
    for (const [name, files] of folders) {
      writeFiles(freshFolder(root, name), files);
    }
    for (const name of folders.keys()) {
      swap(root, name);
    }
  } finally {
    for (const name of folders.keys()) {
      rmSync(freshFolder(root, name), { recursive: true, force: true });
    }
  }
}

function freshFolder(root: string, name: string): string {
  return join(root, `${name}.new`);
}

function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of files) {
    writeFileSync(join(folder, file), text);
  }
}

function swap(root: string, name: string): void {
  const place = join(root, name);
  const old = `${place}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(place)) {
    renameSync(place, old);
  }
  renameSync(freshFolder(root, name), place);
  rmSync(old, { recursive: true, force: true });
}
