import { type FileName, fileError } from './file-name';
import { codeOf } from './system-error';

/** What a medium answers that cannot take what is written (errno(3)). */
const MEDIUM: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota is used up'],
  ['EFBIG', 'the file would be too large for this file system or its limit'],
  ['EIO', 'the device failed'],
  ['EPIPE', 'nobody reads it any more'],
]);
const PLACE: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'its folder is not there'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENAMETOOLONG', 'its name is too long'],
]);

/** An output that could not be written although its place is right: the disk is full, the reader gone. */
export class OutputFailed extends Error {
  /** The code of the operating system, such as `ENOSPC`. */
  public readonly code: string;

  /** @param path what was written, in the user's words. */
  public constructor(path: string, cause: unknown) {
    const code = codeOf(cause);
    const reason = MEDIUM.get(code) ?? 'it failed';
    super(`'${path}' cannot be written: ${reason} (${code}); make room, or name a file elsewhere`, { cause });
    this.name = 'OutputFailed';
    this.code = code;
  }

  /** Whether a reader has seen enough (`| head`) and closed the pipe, which is no fault. */
  public get isClosedPipe(): boolean {
    return this.code === 'EPIPE';
  }
}

/**
 * Returns the error for an output that cannot be written: `InvalidInput` for its place, `OutputFailed` for what is to take
 * it. What is no error of the operating system comes back as it is.
 */
export function outputError(name: FileName, cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === undefined || cause instanceof OutputFailed) {
    return cause;
  }
  if (MEDIUM.has(code)) {
    return new OutputFailed(name.path, cause);
  }
  const known = PLACE.get(code);
  const reason = known === undefined ? `(${code})` : `(${code}): ${known}`;
  return fileError(name, `cannot be written ${reason}; name another file`, { cause });
}
