import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real git repository in a folder of its own. */
export interface GitFolder {
  /** The folder. */
  readonly path: string;
  /** Runs git in it and returns what it printed, without the last line break. */
  git(...args: readonly string[]): string;
  /** Writes a file, with the folders that it needs, and returns its path. */
  write(name: string, content: string | Uint8Array): string;
  /** Commits everything and returns the commit's id. */
  commit(): string;
  /** Takes the folder away. */
  remove(): void;
}

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];

/** Makes a repository with the branch `main` and no commit. */
export function gitFolder(...options: readonly string[]): GitFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'git-folder-')));
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...IDENTITY, ...args], {
      cwd: path,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      // Nothing of the machine's or a hook's settings gets in.
      env: { PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    }).trimEnd();
  git('init', '--quiet', '--initial-branch=main', ...options);
  return {
    path,
    git,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    commit() {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'x');
      return git('rev-parse', 'HEAD');
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
