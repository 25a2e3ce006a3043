/** Returns the code of an error of the file system, such as `ENOENT` (errno(3)). */
export function codeOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? 'unknown reason';
}

const READING: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'is not there'],
  ['ENOTDIR', 'is not there: a part of its path is a file'],
  ['EACCES', 'cannot be read: permission denied'],
  ['EPERM', 'cannot be read: permission denied'],
  ['ELOOP', 'cannot be read: its symbolic links lead in a circle'],
  ['ENAMETOOLONG', 'has a name that is too long'],
  ['EAGAIN', 'cannot be read: it has no data yet'],
  ['ENXIO', 'is a socket, or a device that is not there'],
  ['ERR_INVALID_ARG_VALUE', 'is not a path: it holds a null character'],
]);

/** Returns why a file cannot be read, for a sentence that begins with its name. */
export function readingReason(cause: unknown): string {
  const code = codeOf(cause);
  const reason = READING.get(code) ?? 'cannot be read';
  return code === 'ENOENT' ? reason : `${reason} (${code})`;
}
