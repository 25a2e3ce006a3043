import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What kubectl makes of a text. */
export interface Answer {
  /** The documents that are not null; an integer that JavaScript cannot hold is an object with a key of its own. */
  readonly documents: readonly unknown[];
  /**
   * Why it refuses the text.
   *
   * @default - it does not
   */
  readonly error?: string;
  /**
   * What the strict decoder says of keys that stand twice.
   *
   * @default - nothing
   */
  readonly strict?: readonly string[];
}

const MODULE = resolve(process.cwd(), 'test', 'oracle', 'yaml');

/** Returns the judge's program: from the cache when its sources are the same, else built anew. */
export function judgeBinary(): string {
  const hash = createHash('sha256');
  for (const name of ['main.go', 'go.mod', 'go.sum']) {
    hash.update(name).update(readFileSync(join(MODULE, name)));
  }
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-inference');
  const folder = join(cache, `yaml-${hash.digest('hex').slice(0, 16)}`);
  const binary = join(folder, 'yaml');
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${binary}.${process.pid}`;
    execFileSync('go', ['build', '-o', unfinished, '.'], { cwd: MODULE, stdio: 'inherit' });
    renameSync(unfinished, binary);
  }
  return binary;
}

/** Returns the judge's answer to each text. */
export function askJudge(binary: string, texts: readonly string[]): Answer[] {
  const input = texts.flatMap((text) => {
    const bytes = Buffer.from(text);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  const output = execFileSync(binary, [], { input: Buffer.concat(input), maxBuffer: 1024 ** 3 });
  return output
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}
