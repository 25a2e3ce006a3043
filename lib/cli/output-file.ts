import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { InvalidInput } from '../values/invalid-input';

const BUFFERED_CHARACTERS = 1 << 20;

/**
 * A file that is there whole or not at all: it is written beside its place and moved there at the end. What is no regular
 * file, such as `/dev/stdout`, is written to as it stands.
 */
export class OutputFile {
  private readonly descriptor: number;
  private readonly writtenPath: string;
  private buffer = '';
  private isOpen = true;

  /**
   * @param path where the file will be.
   * @throws InvalidInput when nothing can be written there.
   */
  public constructor(private readonly path: string) {
    const isPlain = !existsSync(path) || statSync(path).isFile();
    this.writtenPath = isPlain ? `${path}.${process.pid}.part` : path;
    this.descriptor = this.attempt(() => openSync(this.writtenPath, isPlain ? 'wx' : 'w'));
  }

  /** Adds a text to the end. */
  public write(text: string): void {
    this.buffer += text;
    if (this.buffer.length >= BUFFERED_CHARACTERS) {
      this.flush();
    }
  }

  /** Puts the file in its place, over one that is there. */
  public finish(): void {
    this.flush();
    this.close();
    if (this.writtenPath !== this.path) {
      this.attempt(() => renameSync(this.writtenPath, this.path));
    }
  }

  /** Takes away what was written; a file that was there stays. */
  public discard(): void {
    this.close();
    if (this.writtenPath !== this.path) {
      rmSync(this.writtenPath, { force: true });
    }
  }

  private close(): void {
    if (this.isOpen) {
      this.isOpen = false;
      closeSync(this.descriptor);
    }
  }

  private flush(): void {
    const bytes = Buffer.from(this.buffer);
    this.buffer = '';
    for (let at = 0; at < bytes.length; ) {
      at += this.attempt(() => writeSync(this.descriptor, bytes, at));
    }
  }

  private attempt<T>(act: () => T): T {
    try {
      return act();
    } catch (cause) {
      const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
      throw InvalidInput.of('UNREADABLE', this.path, `cannot be written (${reason}); name another file`, { cause });
    }
  }
}

/**
 * Writes a text to a file, whole or not at all.
 *
 * @throws InvalidInput when nothing can be written there.
 */
export function writeOutput(path: string, text: string): void {
  writeOutputs([{ path, text }]);
}

/**
 * Writes texts to files. They are put in their places when all of them are written; before that, none is.
 *
 * @throws InvalidInput when one of them cannot be written.
 */
export function writeOutputs(outputs: readonly { readonly path: string; readonly text: string }[]): void {
  const files: OutputFile[] = [];
  try {
    for (const { path, text } of outputs) {
      const file = new OutputFile(path);
      files.push(file);
      file.write(text);
    }
    for (const file of files) {
      file.finish();
    }
  } catch (error) {
    for (const file of files) {
      file.discard();
    }
    throw error;
  }
}
