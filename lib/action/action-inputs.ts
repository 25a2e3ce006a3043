import { InvalidInput } from '../values/invalid-input';
import type { Environment, WorkflowEvent } from './workflow';

/** What the action was asked for. */
export interface ActionInputs {
  /** The ref to review against. */
  readonly base: string;
  /** Folders or files; each is a set of its own, as what is applied to one cluster is. */
  readonly paths: readonly string[];
  /** Further arguments of the command, such as `--fail-on`. */
  readonly args: readonly string[];
  /** Whether a comment is wanted. */
  readonly isCommented: boolean;
}

const OPTIONS: readonly (readonly [variable: string, option: string])[] = [
  ['REVIEW_FAIL_ON', '--fail-on'],
  ['REVIEW_SCENARIOS', '--scenarios'],
  ['REVIEW_ENVIRONMENT', '--environment'],
  ['REVIEW_SETTINGS', '--settings'],
  ['REVIEW_IGNORE_FILE', '--ignore-file'],
];
const NO_COMMIT = /^0+$/;

/**
 * Returns what the action's inputs ask for, with the base that the event names where they name none: the branch that a
 * pull request goes into, the commit before a push, or else the default branch.
 *
 * @throws InvalidInput for inputs that say nothing.
 */
export function actionInputs(env: Environment, event: WorkflowEvent): ActionInputs {
  const paths = textOf(env, 'REVIEW_PATH')
    .split('\n')
    .map((path) => path.trim())
    .filter((path) => path !== '');
  if (paths.length === 0) {
    throw InvalidInput.of('MISSING', 'path', 'is empty; name a folder or a file, one a line');
  }
  const dashed = paths.find((path) => path.startsWith('-'));
  if (dashed !== undefined) {
    throw InvalidInput.of('BAD_FORMAT', 'path', `is '${dashed}', which would be an option; write './${dashed}'`);
  }
  const args = OPTIONS.flatMap(([variable, option]) => {
    const value = textOf(env, variable);
    return value === '' ? [] : [`${option}=${value}`];
  });
  return {
    base: textOf(env, 'REVIEW_BASE') || baseOf(event),
    paths,
    args: [...args, ...(flagOf(env, 'REVIEW_PREDICTION', 'prediction') ? [] : ['--no-prediction'])],
    isCommented: flagOf(env, 'REVIEW_COMMENT', 'comment'),
  };
}

function baseOf({ pull_request: pull, before, repository }: WorkflowEvent): string {
  if (pull !== undefined) {
    return `origin/${pull.base.ref}`;
  }
  if (before !== undefined && !NO_COMMIT.test(before)) {
    return before;
  }
  return `origin/${repository?.default_branch ?? 'main'}`;
}

function flagOf(env: Environment, variable: string, input: string): boolean {
  const text = textOf(env, variable) || 'true';
  if (text !== 'true' && text !== 'false') {
    throw InvalidInput.of('BAD_FORMAT', input, `is '${text}'; write true or false`);
  }
  return text === 'true';
}

function textOf(env: Environment, variable: string): string {
  return (env[variable] ?? '').trim();
}
