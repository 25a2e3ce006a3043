import { InvalidInput } from '../../values/invalid-input';
import { gitMessage } from './git-message';
import { type GitOutput, type GitPlace, type GitQuestion, linesOf, runGit } from './git-program';
import { refuseInsideWorkTree } from './repository-parts';
import { workTreeOf } from './work-tree';

/** A repository, and the work tree that it was found from. */
export interface Repository extends GitPlace {
  readonly gitDirectory: string;
  /** Whether its history ends early. */
  readonly isShallow: boolean;
}

/** A path in a repository. */
export interface RepositoryPlace {
  readonly home: Repository;
  /** Path from the top of the work tree; empty for the top. It need not be there. */
  readonly path: string;
}

/**
 * Returns where a path lies in the repository around it, whether it is there or not.
 *
 * Git looks for the repository in the `.git` of the work tree's top alone (`safe.bareRepository=explicit`, and a ceiling
 * above the top); bare repositories are not read, as a reviewed folder may hold one.
 *
 * @param at the name to give in errors.
 * @throws InvalidInput when it is in no work tree, in one that `workTreeOf` refuses, or in one that git refuses to read.
 */
export function placeInRepository(path: string, at: string): RepositoryPlace {
  const place = workTreeOf(path, at);
  if (place === undefined) {
    const what = 'needs a git repository, and this folder is in none';
    throw InvalidInput.of('NOT_FOUND', at, `${what}; name two folders instead`);
  }
  return { home: openRepository(place.top, at), path: place.path };
}

function openRepository(top: string, at: string): Repository {
  const command = ['rev-parse', '--absolute-git-dir', '--git-common-dir', '--is-shallow-repository'];
  const found = askQuickly({ top, gitDirectory: undefined }, { command });
  const [gitDirectory = '', common = '', shallow, ...more] = linesOf(found);
  if (found.code === 0 && more.length === 0) {
    refuseInsideWorkTree(top, [gitDirectory, common], at);
    return { top, gitDirectory, isShallow: shallow === 'true' };
  }
  if (found.stderr.includes('dubious ownership')) {
    const remedy = "allow it with 'git config --global --add safe.directory FOLDER'";
    throw InvalidInput.of('UNREADABLE', at, `is in a repository that belongs to another user; ${remedy}`);
  }
  const what = `needs a git repository, and the one here cannot be read (${gitMessage(found)})`;
  throw InvalidInput.of('UNREADABLE', at, `${what}; repair it, or name two folders instead`);
}

/**
 * Returns the id of the commit that a ref names: a branch, a tag, an id, `HEAD~2` and all else that git takes.
 *
 * @param at the name to give in errors.
 * @throws InvalidInput when there is no such ref, when several have its name, or its commit is not in a shallow clone.
 */
export function commitOf(home: Repository, ref: string, at: string): string {
  if (ref === '' || ref.startsWith('-') || /\p{Cc}/u.test(ref)) {
    throw InvalidInput.of('BAD_FORMAT', at, `names no ref ('${ref}'); name a branch, a tag or a commit`);
  }
  const found = askQuickly(home, { command: ['rev-parse', '--verify'], operands: [`${ref}^{commit}`] });
  const [id = ''] = linesOf(found);
  if (found.code === 0 && OBJECT_ID.test(id)) {
    refuseAmbiguous(found.stderr, ref, at);
    return id;
  }
  const shallow = home.isShallow
    ? '; this clone is shallow: in a pipeline, check out with fetch-depth: 0'
    : `; ${fetchOf(ref)} or name another`;
  throw InvalidInput.of('NOT_FOUND', at, `names '${ref}', and there is no such commit here${shallow}`);
}

/** A command is shown for plain names only: one that is copied into a shell must not run a part of the name. */
function fetchOf(ref: string): string {
  const { name = 'origin', branch = '' } =
    /^(?:refs\/remotes\/)?(?:(?<name>[\w.-]+)\/)?(?<branch>[\w./-]+)$/.exec(ref)?.groups ?? {};
  return branch === '' ? 'fetch it' : `fetch it ('git fetch ${name} ${branch}')`;
}

/** Asks what git answers at once, unless a named pipe in the repository keeps it waiting. */
function askQuickly(place: GitPlace, question: GitQuestion): GitOutput {
  return runGit(place, question, { bytes: 1024 * 1024, milliseconds: 8000 });
}

/** The id of an object, SHA-1 or SHA-256. */
const OBJECT_ID = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * A branch that is called `origin/main` would stand for the branch of the remote: its author could choose the base. `HEAD`
 * is what is checked out, whatever branches are called (`git help gitrevisions`).
 */
function refuseAmbiguous(warnings: string, ref: string, at: string): void {
  const isSure = ref === 'HEAD' || OBJECT_ID.test(ref);
  if (/^warning: refname '.*' is ambiguous\.$/m.test(warnings) && !isSure) {
    const what = `names '${ref}', and several refs have that name`;
    throw InvalidInput.of('CONFLICT', at, `${what}; write it in full, such as refs/remotes/origin/main`);
  }
}

/**
 * Returns the id of the best common ancestor of a commit and HEAD: where the branch that is checked out began.
 *
 * @throws InvalidInput when they have none, or when it is not in a shallow clone.
 */
export function mergeBaseWithHead(home: Repository, commit: string, at: string): string {
  const head = commitOf(home, 'HEAD', at);
  const found = runGit(home, { command: ['merge-base'], operands: [commit, head] });
  if (found.code === 0) {
    return linesOf(found)[0] ?? '';
  }
  const why = home.isShallow
    ? 'has no commit in common with HEAD in this shallow clone; fetch the history (fetch-depth: 0 of actions/checkout, GIT_DEPTH: 0 of GitLab, or git fetch --unshallow)'
    : 'has no commit in common with HEAD; name the branch that this one came from';
  throw InvalidInput.of('NOT_FOUND', at, why);
}

/** Says whether a commit is in a repository. */
export function hasCommit(home: Repository, id: string): boolean {
  return runGit(home, { command: ['cat-file', '-e'], operands: [id] }).code === 0;
}
