import { writeFileSync } from 'node:fs';
import type { FuzzFile, FuzzInput } from '../fuzz-input';
import { writtenInput } from '../fuzz-input';
import { type Failure, isSameFault } from '../outcome';
import { started, withMemory } from './campaign';
import type { Child, ChildStart } from './child';

/** How long is looked for something smaller. */
const MOST_SECONDS = 25;
const MOST_TRIES = 600;
/** What still hangs after this is taken for the same hang. */
const HANG_SECONDS = 3;

/**
 * Returns a smaller input that shows the same fault: files, arguments, then lines and characters are left out for as long
 * as it does (delta debugging, bounded in time and tries).
 *
 * @param scratch a file for the inputs that are tried.
 */
export async function minimized(
  input: FuzzInput,
  failure: Failure,
  start: ChildStart,
  scratch: string,
): Promise<FuzzInput> {
  const patience =
    failure.kind === 'hang' ? { ...start.limits, seconds: Math.min(HANG_SECONDS, start.limits.seconds) } : start.limits;
  const trial = new Trial(failure, { ...start, limits: patience }, scratch);
  try {
    return await smaller(input, trial);
  } finally {
    trial.end();
  }
}

async function smaller(input: FuzzInput, trial: Trial): Promise<FuzzInput> {
  let best = input;
  best = await lessOf(best, best.files, (from, files) => ({ ...from, files }), trial);
  best = await lessOf(best, best.args, (from, args) => ({ ...from, args }), trial, 1);
  for (const [index, file] of best.files.entries()) {
    best = await smallerFile(best, index, file, trial);
  }
  return best;
}

async function smallerFile(input: FuzzInput, index: number, file: FuzzFile, trial: Trial): Promise<FuzzInput> {
  const put = (from: FuzzInput, parts: readonly string[]): FuzzInput => {
    const content = Buffer.from(parts.join(''), 'latin1');
    const files = from.files.map((each, place) => (place === index ? { ...each, content } : each));
    return { ...from, files };
  };
  const text = (from: FuzzInput): string => Buffer.from(from.files[index]?.content ?? file.content).toString('latin1');
  const byLines = await lessOf(input, text(input).split(/(?<=\n)/), put, trial);
  const byWords = await lessOf(byLines, text(byLines).split(/(?<=[,{}[\]])/), put, trial);
  return lessOf(byWords, text(byWords).match(/.{1,8}/gs) ?? [], put, trial);
}

/** Leaves out ever smaller shares of the parts. */
async function lessOf<T>(
  input: FuzzInput,
  parts: readonly T[],
  put: (from: FuzzInput, parts: readonly T[]) => FuzzInput,
  trial: Trial,
  kept = 0,
): Promise<FuzzInput> {
  let [best, rest] = [input, [...parts]];
  for (let size = Math.max(1, Math.ceil(rest.length / 2)); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = kept; at < rest.length && !trial.isOver; ) {
      const fewer = [...rest.slice(0, at), ...rest.slice(at + size)];
      const candidate = put(best, fewer);
      if (await trial.shows(candidate)) {
        [best, rest] = [candidate, fewer];
      } else {
        at += size;
      }
    }
  }
  return best;
}

/** Tries inputs for one fault, for a while. */
class Trial {
  private child: Child | undefined;
  private tries = 0;
  private readonly startedAt = performance.now();

  public constructor(
    private readonly failure: Failure,
    private readonly start: ChildStart,
    private readonly scratch: string,
  ) {}

  public get isOver(): boolean {
    return this.tries >= MOST_TRIES || performance.now() - this.startedAt > MOST_SECONDS * 1000;
  }

  public async shows(input: FuzzInput): Promise<boolean> {
    this.tries += 1;
    writeFileSync(this.scratch, writtenInput(input));
    const child = this.child?.isAlive ? this.child : await started(this.start);
    this.child = child;
    const outcome = withMemory(await child.ask({ type: 'run', path: this.scratch }), this.start);
    if (this.failure.kind === 'memory') {
      child.kill();
    }
    return outcome.failures.some((each) => isSameFault(each, this.failure));
  }

  public end(): void {
    this.child?.end();
  }
}
