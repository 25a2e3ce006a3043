import { writeSync } from 'node:fs';
import { OutputFailed } from './output-failed';

/**
 * Answers what goes wrong with standard output and standard error.
 *
 * When standard output cannot be written, that is one line on standard error, and the process is to end. Nothing is said
 * where a reader has seen enough (`| head`) and closed the pipe. Where standard error itself is closed or full, what it
 * would say is lost, and the process goes on.
 *
 * @param end ends the process; what was written before is out, since Node writes to files and pipes at once.
 */
export function guardStandardStreams(
  { stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>,
  end: (failure: OutputFailed) => void,
): void {
  stdout.on('error', (error) => {
    const failure = new OutputFailed('standard output', error);
    if (!failure.isClosedPipe) {
      say(failure.message);
    }
    end(failure);
  });
  stderr.on('error', () => undefined);
}

function say(text: string): void {
  try {
    writeSync(2, `${text}\n`);
  } catch {
    // Standard error is closed too: the exit code has to say it.
  }
}
