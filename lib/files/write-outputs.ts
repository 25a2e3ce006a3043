import { beforeSignals } from './deferred-signals';
import { type FileName, fileError } from './file-name';
import { outputError } from './output-failed';
import { type OutputTarget, OutputTargets } from './output-target';
import { PartFile } from './part-file';
import { codeOf } from './system-error';

/** A text and where it goes. */
export interface Output {
  readonly target: OutputTarget;
  readonly text: string;
}

/**
 * Writes texts to files. They are put in their places when all of them are on the disk; before that, none is.
 *
 * @throws InvalidInput when one cannot be written at its place.
 * @throws OutputFailed when the disk does not take it.
 */
export function writeOutputs(outputs: readonly Output[]): void {
  beforeSignals(() => {
    const parts: [PartFile, FileName][] = [];
    let name: FileName | undefined;
    try {
      for (const { target, text } of outputs) {
        name = target.name;
        const part = PartFile.of(target);
        parts.push([part, name]);
        part.write([Buffer.from(text)]);
        part.save();
      }
      for (const [part, each] of parts) {
        name = each;
        part.putInPlace();
      }
    } catch (cause) {
      throw name === undefined ? cause : outputError(name, cause);
    } finally {
      for (const [part] of parts) {
        part.discard();
      }
    }
  });
}

/**
 * Writes a text to a file, whole or not at all.
 *
 * @param option the option that names it, for errors.
 * @throws InvalidInput when it cannot be written at its place.
 * @throws OutputFailed when the disk does not take it.
 */
export function writeOutput(path: string, text: string, option?: string): void {
  const [target] = OutputTargets.of([{ path, option }]).all;
  writeOutputs(target === undefined ? [] : [{ target, text }]);
}

/**
 * Writes a text to a file that is not there yet, whole or not at all.
 *
 * @throws InvalidInput when there is something at its place, even a symbolic link to nothing.
 * @throws OutputFailed when the disk does not take it.
 */
export function writeNewOutput(name: FileName, text: string): void {
  const isThere = (cause?: unknown): Error =>
    fileError(name, 'is there already; name another file', { code: 'CONFLICT', cause });
  const [target] = OutputTargets.of([name]).all as [OutputTarget];
  if (target.replaced !== undefined) {
    throw isThere();
  }
  beforeSignals(() => {
    let part: PartFile | undefined;
    try {
      part = PartFile.of(target);
      part.write([Buffer.from(text)]);
      part.putInEmptyPlace();
    } catch (cause) {
      throw codeOf(cause) === 'EEXIST' ? isThere(cause) : outputError(name, cause);
    } finally {
      part?.discard();
    }
  });
}
