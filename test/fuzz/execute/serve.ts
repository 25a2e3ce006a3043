import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { FuzzInput } from '../fuzz-input';
import { readInput, writtenInput } from '../fuzz-input';
import type { Failure, Outcome } from '../outcome';
import { topOfStack } from './judge';

/** What the parent asks for: an input by its number, or a written one. */
export type Question =
  | { readonly type: 'make'; readonly index: number }
  | { readonly type: 'run'; readonly path: string; readonly print?: boolean }
  | { readonly type: 'save'; readonly index: number; readonly path: string };

/** What a process that runs inputs is made of. */
export interface Served {
  make(index: number): FuzzInput;
  run(input: FuzzInput, print: boolean): Promise<{ readonly code: number; readonly failures: readonly Failure[] }>;
}

/** Where answers go: a pipe of its own, so that nothing that the program prints is taken for one. */
const ANSWERS = 3;

/** Answers the questions of the parent, a JSON line each, until its standard input ends. */
export function serve({ make, run }: Served): void {
  const answer = (value: object): void => void writeSync(ANSWERS, `${JSON.stringify(value)}\n`);
  let startedAt = 0;
  const outcome = (code: number, failures: readonly Failure[]): Outcome => ({
    code,
    failures,
    seconds: (performance.now() - startedAt) / 1000,
    ...memory(),
  });
  const uncaught = (error: unknown): void => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    answer(outcome(70, [{ kind: 'uncaught error', detail: detail.slice(0, 3000), place: topOfStack(detail) }]));
    process.exit(1);
  };
  process.on('uncaughtException', uncaught);
  process.on('unhandledRejection', uncaught);

  const inputOf = (question: Question): FuzzInput =>
    question.type === 'run' ? readInput(readFileSync(question.path, 'utf8')) : make(question.index);
  createInterface({ input: process.stdin }).on('line', async (line) => {
    const question: Question = JSON.parse(line);
    let input: FuzzInput;
    startedAt = performance.now();
    try {
      input = inputOf(question);
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? '') : String(error);
      answer(outcome(0, [{ kind: 'generator', detail, place: topOfStack(detail) }]));
      return;
    }
    if (question.type === 'save') {
      writeFileSync(question.path, writtenInput(input));
      answer(outcome(0, []));
      return;
    }
    resetPeak();
    startedAt = performance.now();
    const { code, failures } = await run(input, question.type === 'run' && question.print === true);
    // A rejection that nobody handles is told after the current turn.
    await new Promise((resolve) => setImmediate(resolve));
    answer(outcome(code, failures));
  });
  answer({ ready: true });
}

/** Linux keeps the peak since it was last reset; elsewhere it is that of the whole process. */
function resetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // No such file: not Linux, or not allowed.
  }
}

function memory(): { readonly peakBytes: number; readonly restBytes: number } {
  const restBytes = process.memoryUsage.rss();
  try {
    const kibibytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return { peakBytes: Number(kibibytes) * 1024, restBytes };
  } catch {
    return { peakBytes: process.resourceUsage().maxRSS * 1024, restBytes };
  }
}
