import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GitFolder, gitFolder } from './git-folder';
import { type CliResult, runCli } from './run-cli';

/** A repository that wants a command to run on the machine of whoever reviews it. */
export interface HostileRepository extends GitFolder {
  /** A folder beside it that is nobody's work tree. */
  readonly beside: string;
  /** The command that it wants to run: it makes the canary file. */
  readonly command: string;
  /** Says whether the command ran, and forgets that it did. */
  hasRun(): boolean;
  /** Runs git as anybody would, to see that the trap is set. */
  carelessGit(...args: readonly string[]): void;
  /** Reviews `dist` against the remote's branch as the command line does. */
  review(...more: readonly string[]): Promise<CliResult>;
}

/** Returns a ConfigMap of a name. */
export function configMap(name: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;
}

/** Makes a repository with `dist/a.yaml` on the remote's branch `main`, and `dist/b.yaml` on the branch that is reviewed. */
export function hostileRepository(): HostileRepository {
  const repository = gitFolder();
  const beside = realpathSync(mkdtempSync(join(tmpdir(), 'hostile-')));
  const canary = join(beside, 'canary');
  const { write, commit, git, path } = repository;
  write('dist/a.yaml', configMap('a'));
  commit();
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  git('checkout', '--quiet', '-b', 'topic');
  write('dist/b.yaml', configMap('b'));
  commit();
  process.chdir(path);
  return {
    ...repository,
    beside,
    command: `touch ${canary}`,
    hasRun: () => {
      const isThere = existsSync(canary);
      rmSync(canary, { force: true });
      return isThere;
    },
    carelessGit: (...args) => {
      spawnSync('git', args, { cwd: path, env: { ...process.env, GIT_NO_LAZY_FETCH: '0' } });
    },
    review: (...more) => runCli(['review', '--since', 'refs/remotes/origin/main', 'dist', ...more]),
    remove: () => {
      repository.remove();
      rmSync(beside, { recursive: true });
    },
  };
}

/** Makes a file a program. */
export function makeProgram(file: string): void {
  chmodSync(file, 0o755);
}

/** Returns the id of an object made of bytes, whatever git thinks of its content. */
export function objectOf(folder: string, type: 'blob' | 'tree', bytes: Uint8Array): string {
  const args = ['hash-object', '-w', '-t', type, '--literally', '--stdin'];
  return execFileSync('git', args, { cwd: folder, input: bytes, encoding: 'utf8' }).trim();
}
