import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FakeGithub } from './fake-github';
import { type GitFolder, gitFolder } from './git-folder';
import { type CommandResult, runCommand } from './run-command';

const ROOT = resolve(__dirname, '../..');
const PULL_REQUEST = { pull_request: { number: 7, base: { ref: 'main' } } };

/**
 * Compiles the steps of the action and the program beside them, and returns their folder.
 *
 * @param name tells it from that of other test files, which run at the same time.
 */
export function buildAction(name: string): string {
  // Not below node_modules, where the program would not find the package that it belongs to.
  const folder = join(ROOT, '.synth', name);
  const entries = ['lib/action/main.ts', 'lib/cli/main.ts'];
  const flags = ['--bundle', '--platform=node', '--packages=external', '--log-level=warning', '--outbase=lib'];
  execFileSync(join(ROOT, 'node_modules/.bin/esbuild'), [...entries, ...flags, `--outdir=${folder}`], { cwd: ROOT });
  return folder;
}

/** The runner of GitHub Actions, with a checkout of a pull request and GitHub's API. */
export class ActionRunner {
  /** The checkout, with a file in `dist/a` and `dist/b` on the remote's branch `main`, on a branch of its own. */
  public readonly repository: GitFolder = gitFolder();
  /** The API. */
  public readonly github = new FakeGithub();
  /** The folder for temporary files. */
  public readonly temporary = mkdtempSync(join(tmpdir(), 'runner-'));
  private url = '';

  /** @param built what `buildAction` returned. */
  public constructor(private readonly built: string) {}

  /** Starts the API and commits the base. */
  public async start(manifest: string): Promise<void> {
    this.url = await this.github.start();
    const { write, commit, git } = this.repository;
    write('dist/a/web.yaml', manifest);
    write('dist/b/web.yaml', manifest);
    commit();
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    git('checkout', '--quiet', '-b', 'topic');
  }

  /** Ends the API and takes the folders away. */
  public async stop(): Promise<void> {
    this.repository.remove();
    rmSync(this.temporary, { recursive: true });
    await this.github.stop();
  }

  /** Returns the text of one of the runner's files: `output` or `summary`. */
  public read(name: 'output' | 'summary'): string {
    return readFileSync(join(this.temporary, name), 'utf8');
  }

  /** Returns the outputs of the last step. */
  public outputs(): Record<string, string> {
    const lines = this.read('output').trimEnd().split('\n');
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  }

  /** Runs a step as the runner would: in the workspace, with the files and variables that it sets. */
  public step(name: string, more: NodeJS.ProcessEnv = {}, event: object = PULL_REQUEST): Promise<CommandResult> {
    const file = (each: string): string => join(this.temporary, each);
    writeFileSync(file('output'), '');
    writeFileSync(file('summary'), '');
    writeFileSync(file('event.json'), JSON.stringify(event));
    const env = {
      PATH: process.env.PATH,
      RUNNER_TEMP: this.temporary,
      GITHUB_EVENT_PATH: file('event.json'),
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_API_URL: this.url,
      GITHUB_GRAPHQL_URL: `${this.url}/graphql`,
      GITHUB_REPOSITORY: 'o/r',
      REVIEW_PATH: 'dist/a',
      ...more,
    };
    return runCommand(process.execPath, [join(this.built, 'action/main.js'), name], { cwd: this.repository.path, env });
  }
}
