import { refuseTooLarge } from '../../files/read-text';
import { MAX_FILES } from '../../files/walk-folder';
import { InvalidInput } from '../../values/invalid-input';
import { CommitLinks } from './commit-links';
import { sizesOf } from './git-objects';
import type { GitPlace } from './git-program';
import { bytesOfText, entriesOf, MODE, type TreeEntry, textOfBytes } from './tree-listing';

/** A file of a commit. */
export interface TreeFile {
  /** Path from the top of the repository; bytes that are no UTF-8 are shown as U+FFFD. */
  readonly path: string;
  /** Id of its blob. */
  readonly id: string;
  /** Bytes. */
  readonly size: number;
}

/** Which files of which commit. */
export interface FilesQuestion {
  readonly commit: string;
  /** From the top of the repository; empty for all. */
  readonly path: string;
  /** Says whether a path below `path` is wanted. */
  readonly accepts: (path: string) => boolean;
  /** Returns the name of a path to give in errors. */
  readonly nameOf: (path: string) => string;
}

/** Most bytes that are read of one commit. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Returns the files of a commit below a path that a test accepts, in git's order; undefined when there is nothing at the
 * path. A path that names one file returns it, accepted or not. Symbolic links are followed to files of the same commit.
 *
 * @throws InvalidInput for submodules, whose files are not here, for links that lead to no file of the commit, for files
 * that a partial clone does not have, and for more bytes than are read.
 */
export function filesOfCommit(place: GitPlace, question: FilesQuestion): readonly TreeFile[] | undefined {
  const lazy: { links?: CommitLinks } = {};
  const links = (): CommitLinks => {
    lazy.links ??= new CommitLinks(place, question.commit);
    return lazy.links;
  };
  const root = rootOf(place, question, links);
  if (root === undefined) {
    return undefined;
  }
  const { path } = question;
  if (root.mode !== MODE.tree) {
    return sized(place, [{ path, id: root.id }], question);
  }
  const entries = entriesOf(place, { id: root.id, isDeep: true, withFolders: false });
  const wanted = entries.filter((entry) => entry.mode === MODE.submodule || question.accepts(textOfBytes(entry.path)));
  const files = wanted.flatMap((entry) => {
    const shown = under(path, textOfBytes(entry.path));
    const id = blobOf(entry, { shown, real: under(root.path, entry.path) }, question, links);
    return id === undefined ? [] : [{ path: shown, id }];
  });
  return sized(place, files, question);
}

/** Returns what is at the path; of the top of the commit, the commit itself. */
function rootOf(
  place: GitPlace,
  { commit, path, nameOf }: FilesQuestion,
  links: () => CommitLinks,
): TreeEntry | undefined {
  if (path === '') {
    return { mode: MODE.tree, id: commit, path: '' };
  }
  const parts = bytesOfText(path).split('/');
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const entries = entriesOf(place, { id: commit, isDeep: false, withFolders: true, paths });
  const found = new Map(entries.map((entry) => [entry.path, entry]));
  const submodule = paths.find((each) => found.get(each)?.mode === MODE.submodule);
  if (submodule !== undefined) {
    throw inSubmodule(nameOf(textOfBytes(submodule)));
  }
  if (!entries.some(({ mode }) => mode === MODE.link)) {
    return found.get(bytesOfText(path));
  }
  const end = links().follow(bytesOfText(path));
  if (end === 'missing') {
    return undefined;
  }
  return typeof end === 'string' ? refuseLink(nameOf(path)) : ofRepository(end, nameOf(path), commit);
}

/** The top of a commit, to which a link may lead, has no entry of its own. */
function ofRepository(end: TreeEntry, name: string, commit: string): TreeEntry {
  if (end.mode === MODE.submodule) {
    throw inSubmodule(name);
  }
  return end.path === '' ? { ...end, id: commit } : end;
}

/** Returns the blob of an entry: of a link, that of the file that it leads to; undefined for a link to a folder. */
function blobOf(
  { mode, id }: TreeEntry,
  { shown, real }: { readonly shown: string; readonly real: string },
  { nameOf }: FilesQuestion,
  links: () => CommitLinks,
): string | undefined {
  if (mode === MODE.submodule) {
    throw inSubmodule(nameOf(shown));
  }
  if (mode !== MODE.link) {
    return id;
  }
  const end = links().follow(real);
  if (typeof end === 'string') {
    return refuseLink(nameOf(shown));
  }
  return end.mode === MODE.tree || end.mode === MODE.submodule ? undefined : end.id;
}

/** Adds the sizes, and refuses what is too much before anything is read. */
function sized(
  place: GitPlace,
  files: readonly Omit<TreeFile, 'size'>[],
  { nameOf, path, commit }: FilesQuestion,
): TreeFile[] {
  if (files.length > MAX_FILES) {
    const what = `has more than ${MAX_FILES.toLocaleString('en')} files of manifests; name a smaller folder`;
    throw InvalidInput.of('OUT_OF_RANGE', path === '' ? commit : nameOf(path), what);
  }
  const sizes = sizesOf(
    place,
    files.map(({ id }) => id),
  );
  let total = 0;
  return files.map((file) => {
    const size = sizes.get(file.id);
    if (size === undefined) {
      const what = 'is not in this clone, and nothing is fetched for a review';
      const remedy = "fetch all of it ('git fetch --refetch --no-filter'), or clone without a filter";
      throw InvalidInput.of('UNREADABLE', nameOf(file.path), `${what}; ${remedy}`);
    }
    refuseTooLarge(nameOf(file.path), size);
    total += size;
    if (total > MOST_BYTES) {
      const what = `has more than ${MOST_BYTES / 1024 / 1024} MiB of manifests; name a smaller folder`;
      throw InvalidInput.of('OUT_OF_RANGE', path === '' ? commit : nameOf(path), what);
    }
    return { ...file, size };
  });
}

function under(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

function refuseLink(at: string): never {
  const what = 'is a symbolic link to no file of this commit; commit the file itself';
  throw InvalidInput.of('UNREADABLE', at, what);
}

function inSubmodule(at: string): InvalidInput {
  const what = 'is a submodule, and its files are not in this repository';
  return InvalidInput.of('UNREADABLE', at, `${what}; name a path without it, or review it in its own repository`);
}
