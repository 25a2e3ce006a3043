import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputTarget } from './output-target';
import { codeOf } from './system-error';

/** What file systems without hard links answer. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);
const PERMISSIONS = 0o7777;

/**
 * A file beside the place that it is meant for. Errors are those of the operating system; whoever makes one discards it in
 * the end, which does nothing when it is in its place.
 */
export class PartFile {
  private isOpen = true;
  private isInPlace: boolean;

  private constructor(
    private readonly target: OutputTarget,
    private readonly path: string,
    private readonly descriptor: number,
  ) {
    this.isInPlace = target.isStream;
  }

  /** Makes the file, or opens what is written to as it stands. */
  public static of(target: OutputTarget): PartFile {
    const { path } = target.name;
    if (target.isStream) {
      return new PartFile(target, path, target.descriptor ?? openSync(path, 'w'));
    }
    const part = join(dirname(path), `.cdk8s-inference-${process.pid}-${randomBytes(6).toString('hex')}.part`);
    return new PartFile(target, part, openSync(part, 'wx'));
  }

  /** Writes bytes to its end. */
  public write(chunks: Iterable<Uint8Array>): void {
    for (const bytes of chunks) {
      for (let at = 0; at < bytes.length; ) {
        at += this.writeSome(bytes, at);
      }
    }
  }

  /** Has the operating system put it on the disk: what cannot be kept is known before anything is replaced. */
  public save(): void {
    const { replaced, isStream } = this.target;
    if (!this.isOpen || isStream) {
      return;
    }
    if (replaced !== undefined) {
      this.keepOwner(replaced.uid, replaced.gid);
      fchmodSync(this.descriptor, replaced.mode & PERMISSIONS);
    }
    fsyncSync(this.descriptor);
    this.close();
  }

  /** Puts it in its place, over a file that is there; a link or folder that has come there since stays. */
  public putInPlace(): void {
    this.save();
    if (!this.isInPlace) {
      const there = lstatSync(this.target.name.path, { throwIfNoEntry: false });
      if (there !== undefined && !there.isFile()) {
        throw Object.assign(new Error('not a file any more'), { code: 'EEXIST' });
      }
      renameSync(this.path, this.target.name.path);
      this.isInPlace = true;
      saveFolder(dirname(this.target.name.path));
    }
  }

  /** Puts it in its place if there is nothing yet: else throws `EEXIST`. */
  public putInEmptyPlace(): void {
    this.save();
    if (!this.isInPlace) {
      this.link();
      saveFolder(dirname(this.target.name.path));
    }
  }

  /** Takes away what is not in its place. */
  public discard(): void {
    this.close();
    if (!this.isInPlace) {
      rmSync(this.path, { force: true });
    }
  }

  /** A second name is made, not the first one changed: renaming would replace what has come there meanwhile. */
  private link(): void {
    const { path } = this.target.name;
    try {
      linkSync(this.path, path);
    } catch (cause) {
      if (!NO_LINKS.has(codeOf(cause)) || lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
        throw cause;
      }
      renameSync(this.path, path);
      this.isInPlace = true;
    }
  }

  private writeSome(bytes: Uint8Array, at: number): number {
    for (;;) {
      try {
        return writeSync(this.descriptor, bytes, at);
      } catch (cause) {
        // A pipe whose reader is busy, when the process was started with one that does not wait.
        if (codeOf(cause) !== 'EAGAIN' || !this.target.isStream) {
          throw cause;
        }
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      }
    }
  }

  /** Only root may give a file to another user; others keep their own. */
  private keepOwner(uid: number, gid: number): void {
    try {
      fchownSync(this.descriptor, uid, gid);
    } catch (cause) {
      if (codeOf(cause) !== 'EPERM') {
        throw cause;
      }
    }
  }

  private close(): void {
    if (this.isOpen) {
      this.isOpen = false;
      if (this.target.descriptor === undefined) {
        closeSync(this.descriptor);
      }
    }
  }
}

/** Has the operating system keep a change of names; not every file system can. */
export function saveFolder(path: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    fsyncSync(descriptor);
  } catch {
    // The file itself is safe; after a loss of power its old version may be there.
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
    }
  }
}
