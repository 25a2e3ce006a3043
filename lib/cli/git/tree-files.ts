import { InvalidInput } from '../../values/invalid-input';
import { firstLine, gitMessage, runGit } from './git-program';

/** A file of a commit. */
export interface TreeFile {
  /** Path from the top of the repository; bytes that are no UTF-8 are shown as U+FFFD. */
  readonly path: string;
  /** Id of its blob. */
  readonly id: string;
  /** Bytes. */
  readonly size: number;
}

interface Entry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

const SYMLINK = '120000';
const SUBMODULE = '160000';
/** Bytes that are asked of git at once, so that memory does not grow with the number of files. */
const BATCH_BYTES = 64 * 1024 * 1024;

/**
 * Returns the files of a commit below a path that a test accepts, in git's order; undefined when there is nothing at the
 * path. A path that names one file returns it, accepted or not. Symbolic links are followed to files of the same commit.
 *
 * @param path from the top of the repository; empty for all.
 * @param accepts is given a path below `path`.
 * @param nameOf the name of a path to give in errors.
 * @throws InvalidInput for submodules, whose files are not here, and for links that lead to no file of the commit.
 */
export function filesOfCommit(
  folder: string,
  { commit, path, accepts, nameOf }: FilesQuestion,
): readonly TreeFile[] | undefined {
  const [root] = objectsAt(folder, commit, [path], nameOf);
  if (root === undefined) {
    refuseInSubmodule(folder, commit, path, nameOf);
    return undefined;
  }
  if (root.type !== 'tree') {
    return [{ path, id: root.id, size: root.size }];
  }
  const entries = entriesOf(folder, root.id).filter(({ mode, path: below }) => mode === SUBMODULE || accepts(below));
  const full = (below: string): string => (path === '' ? below : `${path}/${below}`);
  const submodule = entries.find(({ mode }) => mode === SUBMODULE);
  if (submodule !== undefined) {
    throw inSubmodule(nameOf(full(submodule.path)));
  }
  return followed(
    folder,
    commit,
    entries.map((entry) => ({ ...entry, path: full(entry.path) })),
    nameOf,
  );
}

/** Which files of which commit. */
export interface FilesQuestion {
  readonly commit: string;
  readonly path: string;
  readonly accepts: (path: string) => boolean;
  readonly nameOf: (path: string) => string;
}

/** Gives the bytes of files one after the other; of all of them only some are in memory at a time. */
export function* contentsOf(folder: string, files: readonly TreeFile[]): Generator<readonly [TreeFile, Buffer]> {
  for (let at = 0; at < files.length; ) {
    const batch: TreeFile[] = [];
    for (let bytes = 0; at < files.length && (batch.length === 0 || bytes < BATCH_BYTES); at += 1) {
      const file = files[at] as TreeFile;
      batch.push(file);
      bytes += file.size;
    }
    yield* contentsOfBatch(folder, batch);
  }
}

/** The answer of `cat-file --batch` is a header `<id> <type> <size>`, the bytes, and a newline, for each object. */
function* contentsOfBatch(folder: string, batch: readonly TreeFile[]): Generator<readonly [TreeFile, Buffer]> {
  const answer = runGit(folder, ['cat-file', '--batch'], batch.map(({ id }) => `${id}\n`).join(''));
  let at = 0;
  for (const file of batch) {
    const end = answer.stdout.indexOf('\n', at);
    const [id, type, size] = answer.stdout.toString('latin1', at, Math.max(at, end)).split(' ');
    if (answer.code !== 0 || id !== file.id || type !== 'blob') {
      throw InvalidInput.of('UNREADABLE', file.path, `cannot be read from git (${gitMessage(answer)}); run git fsck`);
    }
    at = end + 1 + Number(size) + 1;
    yield [file, answer.stdout.subarray(end + 1, at - 1)];
  }
}

function entriesOf(folder: string, tree: string): Entry[] {
  const listing = runGit(folder, ['ls-tree', '-r', '-z', '--full-tree', tree]);
  if (listing.code !== 0) {
    throw InvalidInput.of('UNREADABLE', 'git', `cannot list tree ${tree} (${gitMessage(listing)}); run git fsck`);
  }
  return listing.stdout
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', , id = ''] = line.slice(0, tab).split(' ');
      return { mode, id, path: line.slice(tab + 1) };
    });
}

/** Returns entries as files with their sizes: of links, the file that they lead to. Links to folders are left out. */
function followed(
  folder: string,
  commit: string,
  entries: readonly Entry[],
  nameOf: (path: string) => string,
): TreeFile[] {
  const links = entries.filter(({ mode }) => mode === SYMLINK).map(({ path }) => path);
  const targets = new Map(objectsAt(folder, commit, links, nameOf).map((found, index) => [links[index], found]));
  const plain = entries.filter(({ mode }) => mode !== SYMLINK).map(({ id }) => id);
  const sizes = new Map(objectsOf(folder, plain).map(({ id, size }) => [id, size]));
  return entries.flatMap(({ mode, id, path }) => {
    if (mode !== SYMLINK) {
      return [{ path, id, size: sizes.get(id) ?? 0 }];
    }
    const target = targets.get(path);
    if (target === undefined) {
      const what = 'is a symbolic link to no file of this commit; commit the file itself';
      throw InvalidInput.of('UNREADABLE', nameOf(path), what);
    }
    return target.type === 'blob' ? [{ path, id: target.id, size: target.size }] : [];
  });
}

interface Found {
  readonly id: string;
  readonly type: string;
  readonly size: number;
}

/**
 * Returns the objects at paths of a commit, symbolic links followed, undefined where there is none; in the order
 * of the paths.
 */
function objectsAt(
  folder: string,
  commit: string,
  paths: readonly string[],
  nameOf: (path: string) => string,
): (Found | undefined)[] {
  const broken = paths.find((path) => path.includes('\n'));
  if (broken !== undefined) {
    throw InvalidInput.of('BAD_FORMAT', nameOf(broken), 'has a line break in its name; rename it');
  }
  const questions = paths.map((path) => `${commit}:${path}\n`).join('');
  const answer = runGit(folder, ['cat-file', '--batch-check', '--follow-symlinks'], questions);
  const lines = answer.stdout.toString('utf8').split('\n');
  const found: (Found | undefined)[] = [];
  for (let at = 0; found.length < paths.length && at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const match = /^(?<id>[0-9a-f]{40,64}) (?<type>blob|tree|commit|tag) (?<size>\d+)$/.exec(line)?.groups;
    found.push(match && { id: match.id ?? '', type: match.type ?? '', size: Number(match.size) });
    // A path that leads nowhere or outside is told in two lines: a word with a length, and the path.
    at += /^(symlink|dangling|loop|notdir) \d+$/.test(line) ? 1 : 0;
  }
  return found;
}

function objectsOf(folder: string, ids: readonly string[]): Found[] {
  const answer = runGit(folder, ['cat-file', '--batch-check'], ids.map((id) => `${id}\n`).join(''));
  return answer.stdout
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', type = '', size] = line.split(' ');
      return { id, type, size: Number(size) };
    });
}

/** A path that leads into a submodule is in no tree of this repository. */
function refuseInSubmodule(folder: string, commit: string, path: string, nameOf: (path: string) => string): void {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length += 1) {
    const part = parts.slice(0, length).join('/');
    if (firstLine(runGit(folder, ['ls-tree', '--full-tree', commit, '--', part])).startsWith(SUBMODULE)) {
      throw inSubmodule(nameOf(part));
    }
  }
}

function inSubmodule(at: string): InvalidInput {
  const what = 'is a submodule, and its files are not in this repository';
  return InvalidInput.of('UNREADABLE', at, `${what}; name a path without it, or review it in its own repository`);
}
