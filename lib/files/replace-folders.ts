import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeSignals } from './deferred-signals';
import { outputTarget } from './output-target';
import { PartFile, saveFolder } from './part-file';

/** Texts by file name, by folder. */
export type Folders = ReadonlyMap<string, ReadonlyMap<string, string>>;

const PERMISSIONS = 0o7777;

/**
 * Puts folders in the place of those with the same names in a folder that is there; what else it holds stays as it is.
 *
 * Every file is on disk beside its place before the first folder is replaced, and each is replaced by renaming: at no time
 * is there a half-written one. When one cannot be replaced, those that were are put back.
 *
 * Errors are those of the operating system; `ENOTDIR` where a file or a symbolic link has the name of a folder.
 */
export function replaceFolders(root: string, folders: Folders): void {
  const places = [...folders.keys()].map((name) => placeOf(root, name));
  beforeSignals(() => {
    try {
      for (const { name, fresh, mode } of places) {
        writeFolder(fresh, folders.get(name) ?? new Map(), mode);
      }
      exchange(places);
      saveFolder(root);
      for (const { aside } of places) {
        rmSync(aside, { recursive: true, force: true });
      }
    } finally {
      for (const { fresh } of places) {
        rmSync(fresh, { recursive: true, force: true });
      }
    }
  });
}

interface Place {
  readonly name: string;
  readonly path: string;
  /** Where the new folder is made. */
  readonly fresh: string;
  /** Where the old one is kept until all are replaced. */
  readonly aside: string;
  /** Permissions of the old one; undefined where there is none. */
  readonly mode: number | undefined;
}

function placeOf(root: string, name: string): Place {
  const path = join(root, name);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isDirectory()) {
    throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' });
  }
  const beside = join(root, `.${name}-${process.pid}-${randomBytes(6).toString('hex')}`);
  const mode = stats === undefined ? undefined : stats.mode & PERMISSIONS;
  return { name, path, fresh: `${beside}.new`, aside: `${beside}.old`, mode };
}

function writeFolder(folder: string, files: ReadonlyMap<string, string>, mode: number | undefined): void {
  mkdirSync(folder);
  for (const [file, text] of files) {
    const part = PartFile.of(outputTarget({ path: join(folder, file) }));
    try {
      part.write([Buffer.from(text)]);
      part.putInPlace();
    } finally {
      part.discard();
    }
  }
  if (mode !== undefined) {
    chmodSync(folder, mode);
  }
}

/** Folders cannot be exchanged in one step: the old one is put aside first. */
function exchange(places: readonly Place[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const { path, fresh, aside, mode } of places) {
      if (mode !== undefined) {
        renameSync(path, aside);
        undo.unshift(() => renameSync(aside, path));
      }
      renameSync(fresh, path);
      undo.unshift(() => renameSync(path, fresh));
    }
  } catch (cause) {
    for (const step of undo) {
      step();
    }
    throw cause;
  }
}
