import { InvalidInput } from '../values/invalid-input';
import { type ContainedPath, openContained } from './contained-file';
import { decodeText } from './decode-text';
import type { FileName } from './file-name';
import { type OpenFile, openUserFile, regular } from './open-file';
import { bytesOf } from './read-bytes';
import { chunksOfStandardInput } from './standard-input';

/** Most bytes of a text that is read whole. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;

const MEBIBYTE = 1024 * 1024;

/**
 * Returns the text of a file that the user named.
 *
 * @param name how it was named, for errors.
 * @throws InvalidInput when it cannot be read, is not a file, is too long, or not UTF-8 text.
 */
export function readTextFile(path: string, name: Omit<FileName, 'path'> = {}): string {
  return textOf(openUserFile({ ...name, path }));
}

/**
 * Returns the text of a file that is named in another file, or was found in a folder.
 *
 * @throws InvalidInput as `readTextFile`, and when the path leads out of its root.
 */
export function readContainedText(place: ContainedPath): string {
  return textOf(regular(openContained(place)));
}

/**
 * Returns the text of standard input.
 *
 * @throws InvalidInput when it cannot be read, is too long, or no UTF-8 text.
 */
export async function readStandardInput(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const bytes of chunksOfStandardInput(stream)) {
    size += bytes.length;
    if (size > MAX_TEXT_BYTES) {
      throw tooLarge('-', undefined);
    }
    chunks.push(bytes);
  }
  return decodeText(Buffer.concat(chunks), '-');
}

/**
 * Refuses a text by its size, before it is read.
 *
 * @param name what it is called in errors.
 * @throws InvalidInput when it is longer than what is read.
 */
export function refuseTooLarge(name: string, bytes: number): void {
  if (bytes > MAX_TEXT_BYTES) {
    throw tooLarge(name, bytes);
  }
}

function textOf(file: OpenFile): string {
  const { path } = file.name;
  try {
    refuseTooLarge(path, file.stats.size);
    const bytes = bytesOf(file, MAX_TEXT_BYTES);
    if (bytes === undefined) {
      throw tooLarge(path, undefined);
    }
    return decodeText(bytes, path);
  } finally {
    file.close();
  }
}

function tooLarge(name: string, bytes: number | undefined): InvalidInput {
  const size = bytes === undefined ? 'is longer' : `is ${Math.ceil(bytes / MEBIBYTE)} MiB`;
  const limit = `${MAX_TEXT_BYTES / MEBIBYTE} MiB`;
  return InvalidInput.of(
    'OUT_OF_RANGE',
    `${name}:1`,
    `${size}, and at most ${limit} are read; split it into several files`,
  );
}
