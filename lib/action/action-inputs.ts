import { InvalidInput } from '../values/invalid-input';
import { ownValue } from '../values/own-value';
import type { Environment, WorkflowEvent } from './workflow';

/** What the action was asked for. */
export interface ActionInputs {
  /** The ref to review against. */
  readonly base: string;
  /** What is reviewed; each is a set of its own, as what is applied to one cluster is. */
  readonly sets: readonly ReviewedPath[];
  /** Further arguments of the command, such as `--fail-on`. */
  readonly args: readonly string[];
  /** Whether a comment is wanted. */
  readonly isCommented: boolean;
}

/** A folder or a file that is reviewed for itself. */
export interface ReviewedPath {
  /** The folder or file. */
  readonly path: string;
  /** The folder or file that it is reviewed against; undefined for the same path in the commit of the base. */
  readonly basePath: string | undefined;
  /** The environment of its settings; empty for the one that the settings name. */
  readonly environment: string;
}

const OPTIONS: readonly (readonly [variable: string, option: string])[] = [
  ['REVIEW_FAIL_ON', '--fail-on'],
  ['REVIEW_SCENARIOS', '--scenarios'],
  ['REVIEW_SETTINGS', '--settings'],
  ['REVIEW_IGNORE_FILE', '--ignore-file'],
];
const NO_COMMIT = /^0+$/;
/** Branches of the remote in full: a branch of a pull request may be called `origin/main`. */
const REMOTE = 'refs/remotes/origin/';

/**
 * Returns what the action's inputs ask for, with the base that the event names where they name none: the branch that a
 * pull request goes into, the commit before a push, or else the default branch.
 *
 * @throws InvalidInput for inputs that say nothing.
 */
export function actionInputs(env: Environment, event: WorkflowEvent): ActionInputs {
  const args = OPTIONS.flatMap(([variable, option]) => {
    const value = textOf(env, variable);
    return value === '' ? [] : [`${option}=${value}`];
  });
  return {
    base: textOf(env, 'REVIEW_BASE') || baseOf(event),
    sets: setsOf(linesOf(env, 'REVIEW_PATH'), linesOf(env, 'REVIEW_BASE_PATH'), linesOf(env, 'REVIEW_ENVIRONMENT')),
    args: [...args, ...(flagOf(env, 'REVIEW_PREDICTION', 'prediction') ? [] : ['--no-prediction'])],
    isCommented: flagOf(env, 'REVIEW_COMMENT', 'comment'),
  };
}

/** One environment is that of all paths; several go with the paths, line by line, and so do the paths of the base. */
function setsOf(
  paths: readonly string[],
  basePaths: readonly string[],
  environments: readonly string[],
): ReviewedPath[] {
  if (paths.length === 0) {
    throw InvalidInput.of('MISSING', 'path', 'is empty; name a folder or a file, one a line');
  }
  refusePaths('path', paths);
  refusePaths('base-path', basePaths);
  if (basePaths.length > 0 && basePaths.length !== paths.length) {
    const counts = `has ${basePaths.length} lines, and path has ${paths.length}`;
    throw InvalidInput.of('CONFLICT', 'base-path', `${counts}; give one for each`);
  }
  if (environments.length > 1 && environments.length !== paths.length) {
    const counts = `has ${environments.length} lines, and path has ${paths.length}`;
    throw InvalidInput.of('CONFLICT', 'environment', `${counts}; give one for all, or one for each`);
  }
  return paths.map((path, index) => ({
    path,
    basePath: basePaths[index],
    environment: environments[index] ?? environments[0] ?? '',
  }));
}

/** A dash would be read as an option or as standard input, and `git:` as a commit. */
function refusePaths(input: string, paths: readonly string[]): void {
  const other = paths.find((path) => /^(-|git:)/.test(path));
  if (other !== undefined) {
    const what = other.startsWith('-') ? 'an option' : 'a commit';
    throw InvalidInput.of('BAD_FORMAT', input, `is '${other}', which would be ${what}; write './${other}'`);
  }
}

function linesOf(env: Environment, variable: string): string[] {
  return textOf(env, variable)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function baseOf({ pull_request: pull, before, repository }: WorkflowEvent): string {
  if (pull !== undefined) {
    return REMOTE + pull.base.ref;
  }
  if (before !== undefined && !NO_COMMIT.test(before)) {
    return before;
  }
  return REMOTE + (repository?.default_branch ?? 'main');
}

function flagOf(env: Environment, variable: string, input: string): boolean {
  const text = textOf(env, variable) || 'true';
  if (text !== 'true' && text !== 'false') {
    throw InvalidInput.of('BAD_FORMAT', input, `is '${text}'; write true or false`);
  }
  return text === 'true';
}

function textOf(env: Environment, variable: string): string {
  return (ownValue(env, variable) ?? '').trim();
}
