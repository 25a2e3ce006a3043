import { appendFileSync, readFileSync } from 'node:fs';
import { commandData } from '../text/workflow-command';
import { ownValue } from '../values/own-value';

/** The environment that the runner of GitHub Actions sets. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the runner tells and takes: the event, and the files that steps append to. */
export class Workflow {
  public constructor(
    private readonly env: Environment,
    private readonly print: (line: string) => void,
  ) {}

  /** The payload of the event; empty where there is none. */
  public get event(): WorkflowEvent {
    const path = this.env.GITHUB_EVENT_PATH;
    return path === undefined || path === '' ? {} : JSON.parse(readFileSync(path, 'utf8'));
  }

  /** Sets an output of the step. Values are of one line: what comes from manifests is none of them. */
  public output(name: string, value: string): void {
    if (/[\r\n]/.test(name + value)) {
      throw new Error(`output ${name} has a line break`);
    }
    this.append('GITHUB_OUTPUT', `${name}=${value}\n`);
  }

  /** Adds Markdown to the summary of the job. */
  public summary(markdown: string): void {
    this.append('GITHUB_STEP_SUMMARY', `${markdown}\n`);
  }

  /** Says something that is shown with the job, though it does not fail for it. */
  public warning(message: string): void {
    this.print(`::warning title=Review::${commandData(message)}`);
  }

  /** Says why the job fails. */
  public error(message: string): void {
    this.print(`::error title=Review::${commandData(message)}`);
  }

  private append(variable: string, text: string): void {
    const path = ownValue(this.env, variable);
    if (path !== undefined && path !== '') {
      appendFileSync(path, text);
    }
  }
}

/** The parts of an event that are asked for; what kind of event it is decides which are there. */
export interface WorkflowEvent {
  /** @default - no pull request */
  readonly pull_request?: { readonly number: number; readonly base: { readonly ref: string } };
  /** The commit before a push. @default - no push */
  readonly before?: string;
  /** @default - unknown */
  readonly repository?: { readonly default_branch?: string };
}
