import { type FaultCode, InvalidInput } from '../values/invalid-input';
import { readingReason } from './system-error';

/** A file as the user named it. */
export interface FileName {
  /** The path, in the user's words. */
  readonly path: string;
  /**
   * The option or setting that names it, such as `--output`.
   *
   * @default - errors begin with the path
   */
  readonly option?: string | undefined;
  /**
   * What to name in its place when it cannot be read.
   *
   * @default 'another file'
   */
  readonly instead?: string | undefined;
}

/** Returns the error for a file that cannot be read. */
export function readingError(name: FileName, cause: unknown): InvalidInput {
  return fileError(name, `${readingReason(cause)}; name ${name.instead ?? 'another file'}`, { cause });
}

/**
 * Returns the error that a file causes, in the words of the one who named it.
 *
 * @param message what is wrong with it and what to do, such as `is a folder; name a file in it`.
 */
export function fileError(
  { path, option }: FileName,
  message: string,
  { code = 'UNREADABLE', cause }: { readonly code?: FaultCode; readonly cause?: unknown } = {},
): InvalidInput {
  return option === undefined
    ? InvalidInput.of(code, path, message, { cause })
    : InvalidInput.of(code, option, `names '${path}', which ${message}`, { cause });
}
