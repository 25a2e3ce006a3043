import { closeSync, constants, fstatSync, openSync, type Stats } from 'node:fs';
import { descriptorOfPath } from './descriptor-path';
import { isNullDevice, kindOf } from './file-kind';
import { type FileName, fileError, readingError } from './file-name';

/** Neither a pipe without a writer nor a terminal makes these wait. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** A file that is open for reading. */
export interface OpenFile {
  /** Its name, for errors. */
  readonly name: FileName;
  /** Its descriptor. */
  readonly descriptor: number;
  /** Its status as of opening: that of the file which is read, whatever its path leads to by now. */
  readonly stats: Stats;
  /** Lets go of it; one that the process was started with stays open. */
  close(): void;
}

/**
 * Opens a file or folder without ever waiting.
 *
 * @param path where it is, when that is not its name.
 * @param flags further flags of open(2).
 * @throws InvalidInput when it cannot be opened.
 */
export function open(name: FileName, path: string = name.path, flags = 0): OpenFile {
  try {
    const descriptor = openSync(path, READ | flags);
    return { name, descriptor, stats: fstatSync(descriptor), close: () => closeSync(descriptor) };
  } catch (cause) {
    throw readingError(name, cause);
  }
}

/**
 * Opens a file that the user named, for reading: a regular file, `/dev/null`, or what the process was given as an open
 * descriptor (`/dev/stdin`, `/dev/fd/63` of a process substitution).
 *
 * @throws InvalidInput when it cannot be opened, and for folders, named pipes, sockets and devices.
 */
export function openUserFile(name: FileName): OpenFile {
  const descriptor = descriptorOfPath(name.path);
  if (descriptor === undefined) {
    return regular(open(name));
  }
  try {
    const stats = fstatSync(descriptor);
    return stats.isDirectory()
      ? regular({ name, descriptor, stats, close: () => undefined })
      : { name, descriptor, stats, close: () => undefined };
  } catch (cause) {
    throw readingError(name, cause);
  }
}

/**
 * Returns an open file that is a regular one, or `/dev/null`.
 *
 * @throws InvalidInput for any other, after closing it.
 */
export function regular(file: OpenFile): OpenFile {
  if (file.stats.isFile() || isNullDevice(file.stats)) {
    return file;
  }
  file.close();
  const kind = kindOf(file.stats);
  const remedy = kind === 'folder' ? 'name a file in it' : "name a file, or pass its data to standard input ('-')";
  throw fileError(file.name, `is a ${kind}, not a file; ${remedy}`);
}
