import { type Dirent, existsSync, opendirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, InvalidInput, refuseIfAny } from '../values/invalid-input';
import { below, type ContainedPath, isInside, openContained } from './contained-file';
import { readingError } from './file-name';
import type { OpenFile } from './open-file';
import { readingReason } from './system-error';

/** How deep folders may lie in one another. */
export const MAX_DEPTH = 64;
/** Most files that are read of a folder and all that is below it. */
export const MAX_FILES = 20_000;
/** Most entries that are looked at, read or not. */
export const MAX_ENTRIES = 500_000;

const MOST_FAULTS = 20;

/** A folder with what is to be read of it. */
export interface WalkedFolder {
  /** Its path from where the walk began; empty for the beginning. */
  readonly path: string;
  /** Files, by their paths from there, and folders, in the order of their names. */
  readonly entries: readonly (string | WalkedFolder)[];
}

/** What is read, by name. */
export interface WalkRules {
  isFile(name: string): boolean;
  isFolder(name: string): boolean;
}

/**
 * Returns the files in a folder and in the folders below it.
 *
 * A symbolic link to a file inside the root counts as a file; one to a folder inside the root is passed over, as what that
 * folder holds is read where it lies: so no walk goes in circles. Links that lead out of the root are refused, if only
 * their names say that they would be read.
 *
 * @throws InvalidInput naming every folder that cannot be read and every link that leads out; when there is too much.
 */
export function walkFolder(place: ContainedPath, rules: WalkRules): WalkedFolder {
  const walk = new Walk(place, rules);
  const folder = walk.folder('', 0);
  refuseIfAny(walk.faults);
  return folder;
}

class Walk {
  public readonly faults: Fault[] = [];
  private files = 0;
  private seen = 0;
  private readonly realRoot: string;

  public constructor(
    private readonly place: ContainedPath,
    private readonly rules: WalkRules,
  ) {
    try {
      this.realRoot = realpathSync.native(place.root);
    } catch (cause) {
      throw readingError(place.name, cause);
    }
  }

  public folder(path: string, depth: number): WalkedFolder {
    if (depth > MAX_DEPTH) {
      throw this.tooMuch(`has folders more than ${MAX_DEPTH} deep (${path.slice(0, 200)} …)`);
    }
    const entries: (string | WalkedFolder)[] = [];
    for (const entry of this.entriesOf(path)) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) {
        entries.push(...(this.rules.isFolder(entry.name) ? [this.folder(inner, depth + 1)] : []));
      } else if (entry.isSymbolicLink() ? this.isFileBehind(inner, entry.name) : this.rules.isFile(entry.name)) {
        this.count();
        entries.push(...this.named(inner));
      }
    }
    return { path, entries };
  }

  /** Node reads bytes of a name that are not UTF-8 as U+FFFD, and finds no file under that name. */
  private named(path: string): string[] {
    if (!path.includes('\ufffd') || existsSync(join(this.place.root, this.place.path, path))) {
      return [path];
    }
    const message = 'has a name that is not UTF-8; rename it';
    this.faults.push({ code: 'UNREADABLE', at: below(this.place, path).name.path, message });
    return [];
  }

  private count(): void {
    this.files += 1;
    if (this.files > MAX_FILES) {
      throw this.tooMuch(`has more than ${MAX_FILES.toLocaleString('en')} files`);
    }
  }

  private entriesOf(path: string): Dirent[] {
    const place = below(this.place, path);
    let folder: OpenFile | undefined;
    try {
      folder = openContained(place);
      return this.list(folder).sort((one, other) => (one.name < other.name ? -1 : 1));
    } catch (error) {
      this.fault(error, place.name.path);
      return [];
    } finally {
      folder?.close();
    }
  }

  /** Linux lists the open folder itself (proc(5)), whatever has taken its place since. */
  private list({ descriptor, name }: OpenFile): Dirent[] {
    const open = join('/proc/self/fd', String(descriptor));
    const directory = opendirSync(process.platform === 'linux' ? open : name.path, { bufferSize: 1024 });
    try {
      const found: Dirent[] = [];
      for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
        this.seen += 1;
        if (this.seen > MAX_ENTRIES) {
          throw this.tooMuch(`has more than ${MAX_ENTRIES.toLocaleString('en')} entries`);
        }
        found.push(entry);
      }
      return found;
    } finally {
      directory.closeSync();
    }
  }

  /** Says whether a link is read as a file; one that leads out is a fault where its target would be read. */
  private isFileBehind(path: string, name: string): boolean {
    const target = this.targetOf(path);
    const isRead = target?.stats.isDirectory() ? this.rules.isFolder(name) : this.rules.isFile(name);
    if (isRead && (target === undefined || !isInside(target.path, this.realRoot))) {
      const message = `is a symbolic link that leads out of '${this.place.root}' or nowhere; put there what it leads to`;
      this.faults.push({ code: 'UNREADABLE', at: below(this.place, path).name.path, message });
      return false;
    }
    return isRead && target?.stats.isDirectory() === false;
  }

  private targetOf(path: string): { readonly path: string; readonly stats: Stats } | undefined {
    try {
      const real = realpathSync.native(join(this.place.root, this.place.path, path));
      return { path: real, stats: statSync(real) };
    } catch {
      return undefined;
    }
  }

  /** Keeps what is wrong with a folder, so that the error names all of them. */
  private fault(error: unknown, at: string): void {
    if (error instanceof InvalidInput && error.faults.some(({ code }) => code !== 'UNREADABLE')) {
      throw error;
    }
    const message = `${readingReason(error instanceof InvalidInput ? error.cause : error)}; make the folder readable, or name others`;
    this.faults.push({ code: 'UNREADABLE', at, message });
    if (this.faults.length >= MOST_FAULTS) {
      throw new InvalidInput(this.faults);
    }
  }

  private tooMuch(what: string): InvalidInput {
    return InvalidInput.of('OUT_OF_RANGE', this.place.name.path, `${what}; name folders with fewer`);
  }
}
