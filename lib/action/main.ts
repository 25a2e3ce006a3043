import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OutputFailed } from '../files/output-failed';
import { writeOutput } from '../files/write-outputs';
import { IMPACT_CLASSES } from '../review/impact';
import { InvalidInput } from '../values/invalid-input';
import { actionInputs } from './action-inputs';
import { commentBody, commentMarker, isWorthComment } from './comment-body';
import { ApiRefusal, GithubApi } from './github-api';
import { type PathReview, runReview, writeSarif } from './run-review';
import { upsertComment } from './upsert-comment';
import { type Environment, Workflow } from './workflow';

/** GitHub takes 65,536 characters in a comment; the marker takes some. */
const COMMENT_BYTES = 65_000;
/** GitHub takes 1 MiB in the summary of a step. */
const SUMMARY_BYTES = 1_000_000;
const BAD_INPUT = 2;
/** As `EX_IOERR` of sysexits.h. */
const IO_ERROR = 74;
const OWN_FAULT = 70;

interface PreparedComment {
  readonly marker: string;
  readonly body: string;
  readonly isWorthMaking: boolean;
}

/** The step that reviews: summary, outputs, SARIF and the comment's text; the exit code comes with the last step. */
function review(env: Environment, workflow: Workflow): void {
  const folder = mkdtempSync(join(env.RUNNER_TEMP ?? tmpdir(), 'review-'));
  const inputs = actionInputs(env, workflow.event);
  const program = resolve(__dirname, '../cli/main.js');
  const print = (text: string): void => workflow.printData(text);
  const reviews = inputs.sets.map((each, index) => runReview(each, index + 1, inputs, { program, folder, print }));
  workflow.summary(commentBody(reviews, SUMMARY_BYTES));
  const comment: PreparedComment = {
    marker: commentMarker(inputs.sets.map(({ path }) => path)),
    body: commentBody(reviews, COMMENT_BYTES),
    isWorthMaking: isWorthComment(reviews),
  };
  writeOutput(join(folder, 'comment.json'), JSON.stringify(comment));
  writeOutput(join(folder, 'comment.md'), comment.body);
  setOutputs(reviews, folder, workflow);
  const isPull = workflow.event.pull_request !== undefined;
  workflow.output('comment', String(inputs.isCommented && isPull));
}

function setOutputs(reviews: readonly PathReview[], folder: string, workflow: Workflow): void {
  const made = reviews.flatMap((each) => ('report' in each ? [each.report] : []));
  const counts = Object.fromEntries(
    IMPACT_CLASSES.map((name) => [name, made.reduce((sum, each) => sum + each.review.counts[name], 0)]),
  );
  const failing = IMPACT_CLASSES.filter((name) => made.some((each) => each.failing.includes(name)));
  const faults = reviews.flatMap((each) => ('fault' in each ? [each] : []));
  for (const { path, fault } of faults) {
    workflow.error(`${path}: ${fault}`);
  }
  const worst = IMPACT_CLASSES.find((name) => (counts[name] ?? 0) > 0) ?? 'unchanged';
  const code = Math.max(0, failing.length > 0 ? 1 : 0, ...faults.map(({ code: each }) => each));
  workflow.output('verdict', faults.length > 0 ? 'unknown' : worst);
  workflow.output('counts', JSON.stringify(counts));
  workflow.output('failing', failing.join(','));
  workflow.output('code', String(code));
  workflow.output('folder', folder);
  workflow.output('sarif', made.length > 0 ? writeSarif(reviews, folder) : '');
}

/** The step that comments. A refusal is a warning: the summary of the job has the same text. */
async function comment(env: Environment, workflow: Workflow): Promise<void> {
  const prepared: PreparedComment = JSON.parse(readFileSync(join(env.REVIEW_FOLDER ?? '.', 'comment.json'), 'utf8'));
  const { pull_request: pull } = workflow.event;
  const { GITHUB_API_URL: url, GITHUB_GRAPHQL_URL: graphqlUrl, GITHUB_REPOSITORY: repository } = env;
  if (pull === undefined || url === undefined || graphqlUrl === undefined || repository === undefined) {
    workflow.warning('no comment: this is no pull request on GitHub');
    return;
  }
  const token = env.GITHUB_TOKEN ?? '';
  const api = new GithubApi({ url, graphqlUrl, token, sleep: (wait) => sleep(wait), now: () => Date.now() });
  try {
    const done = await upsertComment(api, { repository, number: pull.number, ...prepared });
    process.stdout.write(`comment: ${done}\n`);
  } catch (error) {
    if (!(error instanceof ApiRefusal)) {
      throw error;
    }
    const why = [401, 403, 404].includes(error.status)
      ? 'the token may not write comments (permissions: pull-requests: write; the token of a fork may never)'
      : 'GitHub did not take it';
    workflow.warning(`no comment: ${why}; the summary of the job has the review. ${error.message}`);
  }
}

async function main(step: string | undefined, env: Environment): Promise<void> {
  const workflow = new Workflow(env, (line) => process.stdout.write(`${line}\n`));
  try {
    if (step === 'review') {
      review(env, workflow);
    } else if (step === 'comment') {
      await comment(env, workflow);
    } else {
      throw InvalidInput.of('BAD_FORMAT', 'step', `is '${step}'; name review or comment`);
    }
  } catch (error) {
    if (error instanceof InvalidInput || error instanceof OutputFailed) {
      workflow.error(error.message);
      process.exitCode = error instanceof InvalidInput ? BAD_INPUT : IO_ERROR;
      return;
    }
    // On the stream of the commands around it: the runner reads the two streams in no order.
    workflow.printData(`internal error, please report it: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = OWN_FAULT;
  }
}

void main(process.argv[2], process.env);
