import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FuzzCommit, FuzzFile, FuzzInput } from '../fuzz-input';

const CANARY = '@CANARY@';
const OUTSIDE = '@OUTSIDE@';
/** What stands in a file beside the folder of the input: no output may show it. */
export const OUTSIDE_TEXT = '0utside-7Kq2';
/** Longer files are no output that is judged. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A folder in which inputs are laid out one after the other, and which shows what a run left there. */
export class Sandbox {
  /** The folder that the program runs in. */
  public readonly folder: string;
  private readonly top = mkdtempSync(join(tmpdir(), 'fuzz-'));
  private readonly canary = join(this.top, 'canary');
  private readonly outside = join(this.top, 'outside.yaml');

  public constructor() {
    this.folder = join(this.top, 'work');
    mkdirSync(this.folder);
    writeFileSync(this.outside, `${OUTSIDE_TEXT} is, no: {rule\n0,${OUTSIDE_TEXT}\n`);
  }

  /** Lays out an input in the place of the one before. */
  public lay({ files, repository }: FuzzInput): void {
    for (const name of readdirSync(this.folder)) {
      rmSync(join(this.folder, name), { recursive: true, force: true });
    }
    rmSync(this.canary, { force: true });
    if (repository !== undefined) {
      this.makeRepository(repository.commits, repository.head);
    }
    for (const file of files) {
      this.write(file);
    }
  }

  /** Says whether something was run that a text names. */
  public get isCanaryThere(): boolean {
    return existsSync(this.canary);
  }

  /** Returns the files that are there and that the input has not, or has otherwise, by their paths. */
  public leftBehind({ files, repository }: FuzzInput): Map<string, string> {
    const laid = new Map(files.map(({ path, content }) => [path, this.bytesOf(content)]));
    const found = new Map<string, string>();
    for (const entry of readdirSync(this.folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name).slice(this.folder.length + 1);
      const isOurs = repository !== undefined && path.startsWith('.git/');
      if (entry.isFile() && !isOurs && lstatSync(join(this.folder, path)).size < MOST_BYTES) {
        const text = readFileSync(join(this.folder, path));
        if (laid.get(path)?.equals(text) !== true) {
          found.set(path, text.toString('utf8'));
        }
      }
    }
    return found;
  }

  /** Takes everything away. */
  public remove(): void {
    rmSync(this.top, { recursive: true, force: true });
  }

  private write({ path, content, link }: FuzzFile): void {
    const place = join(this.folder, path);
    mkdirSync(dirname(place), { recursive: true });
    if (link === undefined) {
      writeFileSync(place, this.bytesOf(content));
    } else {
      symlinkSync(this.placed(link), place);
    }
  }

  private bytesOf(content: string | Uint8Array): Buffer {
    return typeof content === 'string' ? Buffer.from(this.placed(content)) : Buffer.from(content);
  }

  private placed(text: string): string {
    return text.replaceAll(CANARY, this.canary).replaceAll(OUTSIDE, this.outside);
  }

  /** One process makes all objects and refs; files of the working tree are written beside. */
  private makeRepository(commits: readonly FuzzCommit[], head: string): void {
    const git = join(this.folder, '.git');
    for (const part of ['objects', 'refs/heads']) {
      mkdirSync(join(git, part), { recursive: true });
    }
    writeFileSync(join(git, 'HEAD'), `ref: refs/heads/${head}\n`);
    writeFileSync(join(git, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = false\n');
    const parts = commits.flatMap(({ branch, files }, index) => [
      Buffer.from(
        `commit refs/heads/${branch}\nmark :${index + 1}\ncommitter Test <test@example.org> ${index} +0000\ndata 1\nx\n${index > 0 ? `from :${index}\n` : ''}deleteall\n`,
      ),
      ...files.flatMap(({ path, content, link }) => {
        const bytes = link === undefined ? this.bytesOf(content) : Buffer.from(this.placed(link));
        const mode = link === undefined ? '100644' : '120000';
        return [Buffer.from(`M ${mode} inline ${quoted(path)}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')];
      }),
    ]);
    execFileSync('git', ['fast-import', '--quiet', '--done'], {
      cwd: this.folder,
      input: Buffer.concat([...parts, Buffer.from('done\n')]),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
  }
}

/** A path in the form of fast-import: in quotes, bytes that are no plain text written in octal. */
function quoted(path: string): string {
  const bytes = [...Buffer.from(path)].map((byte) =>
    byte < 0x20 || byte > 0x7e || byte === 0x22 || byte === 0x5c
      ? `\\${byte.toString(8).padStart(3, '0')}`
      : String.fromCharCode(byte),
  );
  return `"${bytes.join('')}"`;
}
