import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InvalidInput } from '../../values/invalid-input';
import { firstLine, gitMessage, runGit } from './git-program';

/** A folder in a repository, and its place there. */
export interface RepositoryFolder {
  /** The folder, where git is run. */
  readonly folder: string;
  /** Path of the folder from the top of the repository, ending in `/`; empty at the top. */
  readonly prefix: string;
}

/**
 * Returns where a folder lies in its repository. Bare repositories have no folders: the prefix is empty.
 *
 * @param at the name to give in errors.
 * @throws InvalidInput when it is in none, or in one that git refuses to read.
 */
export function repositoryAt(folder: string, at: string): RepositoryFolder {
  const found = runGit(folder, ['rev-parse', '--show-prefix']);
  if (found.code === 0) {
    return { folder, prefix: found.stdout.toString('utf8').replace(/\n$/, '') };
  }
  if (found.stderr.includes('dubious ownership')) {
    const remedy = "allow it with 'git config --global --add safe.directory FOLDER'";
    throw InvalidInput.of('UNREADABLE', at, `is in a repository that belongs to another user; ${remedy}`);
  }
  const what = 'needs a git repository, and this folder is in none';
  throw InvalidInput.of('NOT_FOUND', at, `${what} (${gitMessage(found)}); name two folders instead`);
}

/**
 * Returns where a path lies in the repository around it, whether it is there or not: the nearest folder that is there,
 * and the path from the top of the repository.
 *
 * @throws InvalidInput as `repositoryAt`.
 */
export function placeInRepository(
  path: string,
  at: string,
): { readonly home: RepositoryFolder; readonly path: string } {
  let folder = resolve(path);
  let rest = '';
  while (!existsSync(folder) || !statSync(folder).isDirectory()) {
    rest = join(basename(folder), rest);
    folder = dirname(folder);
  }
  const home = repositoryAt(folder, at);
  return { home, path: (home.prefix + rest).replace(/\/+$/, '') };
}

/**
 * Returns the id of the commit that a ref names: a branch, a tag, an id, `HEAD~2` and all else that git takes.
 *
 * @param at the name to give in errors.
 * @throws InvalidInput when there is no such ref, or its commit is not in a shallow clone.
 */
export function commitOf({ folder }: RepositoryFolder, ref: string, at: string): string {
  if (ref === '' || ref.startsWith('-')) {
    throw InvalidInput.of('BAD_FORMAT', at, `names no ref ('${ref}'); name a branch, a tag or a commit`);
  }
  const found = runGit(folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (found.code === 0) {
    return firstLine(found);
  }
  const remote = /^(?<name>[^/]+)\/(?<branch>.+)$/.exec(ref)?.groups;
  const fetch = remote === undefined ? `git fetch origin ${ref}` : `git fetch ${remote.name} ${remote.branch}`;
  const shallow = isShallow(folder)
    ? '; this clone is shallow: in a pipeline, check out with fetch-depth: 0'
    : `; fetch it ('${fetch}') or name another`;
  throw InvalidInput.of('NOT_FOUND', at, `names '${ref}', and there is no such commit here${shallow}`);
}

/**
 * Returns the id of the best common ancestor of a commit and HEAD: where the branch that is checked out began.
 *
 * @throws InvalidInput when they have none, or when it is not in a shallow clone.
 */
export function mergeBaseWithHead(home: RepositoryFolder, commit: string, at: string): string {
  const head = commitOf(home, 'HEAD', at);
  const found = runGit(home.folder, ['merge-base', commit, head]);
  if (found.code === 0) {
    return firstLine(found);
  }
  const why = isShallow(home.folder)
    ? 'has no commit in common with HEAD in this shallow clone; fetch the history (fetch-depth: 0 of actions/checkout, GIT_DEPTH: 0 of GitLab, or git fetch --unshallow)'
    : 'has no commit in common with HEAD; name the branch that this one came from';
  throw InvalidInput.of('NOT_FOUND', at, why);
}

function isShallow(folder: string): boolean {
  return firstLine(runGit(folder, ['rev-parse', '--is-shallow-repository'])) === 'true';
}
