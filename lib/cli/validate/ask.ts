import { createInterface } from 'node:readline/promises';
import { InvalidInput } from '../../values/invalid-input';
import type { Terminal } from '../command';

/**
 * Asks whether to go on; only `y` and `yes` do.
 *
 * @throws InvalidInput when there is nobody to ask.
 */
export async function ask(question: string, { stdin, stderr }: Terminal): Promise<boolean> {
  if (!stdin.isTTY) {
    const message = 'is missing, and there is no terminal to ask in; give it when the run may put load on that cluster';
    throw InvalidInput.of('MISSING', '--yes', message);
  }
  const terminal = createInterface({ input: stdin, output: stderr.stream });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
