import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeSignals } from './deferred-signals';
import type { FileName } from './file-name';
import { outputError } from './output-failed';
import { type OutputTarget, outputTarget } from './output-target';
import { PartFile } from './part-file';

/** So much is kept in memory before it goes to the disk. */
const BUFFERED_CHARACTERS = 4 << 20;
const CHUNK_BYTES = 1 << 20;

/**
 * A file that is there whole or not at all, for outputs that come bit by bit.
 *
 * What does not fit into memory is kept in a file without a name, which the operating system takes away with the process,
 * however it ends. At the end all goes to a file beside the place, and from there into the place by renaming. Devices such
 * as `/dev/stdout` are written to as they stand.
 */
export class OutputFile {
  private readonly target: OutputTarget;
  private buffer = '';
  private spool: number | undefined;
  private isDone = false;

  /**
   * @param place where the file will be.
   * @throws InvalidInput when nothing can be written there.
   */
  public constructor(place: FileName | OutputTarget) {
    this.target = 'isStream' in place ? place : outputTarget(place);
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
    this.attempt(() => beforeSignals(() => this.put()));
    this.discard();
  }

  /** Takes away what was written; a file that was there stays. */
  public discard(): void {
    this.buffer = '';
    if (!this.isDone && this.spool !== undefined) {
      closeSync(this.spool);
    }
    this.isDone = true;
  }

  private put(): void {
    const part = PartFile.of(this.target);
    try {
      part.write(this.spooled());
      part.write([Buffer.from(this.buffer)]);
      part.putInPlace();
    } finally {
      part.discard();
    }
  }

  private flush(): void {
    this.attempt(() => {
      this.spool ??= namelessFile(dirname(this.target.name.path));
      const bytes = Buffer.from(this.buffer);
      for (let at = 0; at < bytes.length; ) {
        at += writeSync(this.spool, bytes, at);
      }
      this.buffer = '';
    });
  }

  private *spooled(): Generator<Buffer> {
    if (this.spool === undefined) {
      return;
    }
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let at = 0; ; ) {
      const length = readSync(this.spool, chunk, 0, chunk.length, at);
      if (length === 0) {
        return;
      }
      at += length;
      yield chunk.subarray(0, length);
    }
  }

  private attempt(act: () => void): void {
    try {
      act();
    } catch (cause) {
      this.discard();
      throw outputError(this.target.name, cause);
    }
  }
}

function namelessFile(folder: string): number {
  const path = join(folder, `.cdk8s-inference-${randomBytes(6).toString('hex')}.spool`);
  const descriptor = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return descriptor;
}
