import { readFileSync, type Stats, statSync } from 'node:fs';
import { MAX_YAML_CHARACTERS } from '../manifests/read-yaml';
import { InvalidInput } from '../values/invalid-input';
import { decodeText } from './decode-text';

/**
 * Returns the text of a file.
 *
 * @throws InvalidInput when it cannot be read, is too long, or no UTF-8 text.
 */
export function readTextFile(path: string): string {
  refuseTooLarge(path, statOf(path).size);
  try {
    return decodeText(readFileSync(path), path);
  } catch (cause) {
    throw cause instanceof InvalidInput ? cause : unreadable(path, cause);
  }
}

/**
 * Returns the text of standard input.
 *
 * @throws InvalidInput when it is too long, or no UTF-8 text.
 */
export async function readStandardInput(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_YAML_CHARACTERS) {
      throw tooLarge('-', 'is longer');
    }
    chunks.push(bytes);
  }
  return decodeText(Buffer.concat(chunks), '-');
}

/**
 * Refuses a file that is longer than what is read, before it is read.
 *
 * @param bytes its size.
 * @throws InvalidInput when it is.
 */
export function refuseTooLarge(path: string, bytes: number): void {
  if (bytes > MAX_YAML_CHARACTERS) {
    throw tooLarge(path, `is ${Math.ceil(bytes / 1024 / 1024)} MiB`);
  }
}

/**
 * Returns what the file system knows of a path.
 *
 * @throws InvalidInput when it knows nothing.
 */
export function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function tooLarge(path: string, size: string): InvalidInput {
  const limit = `${MAX_YAML_CHARACTERS / 1024 / 1024} MiB`;
  return InvalidInput.of(
    'OUT_OF_RANGE',
    `${path}:1`,
    `${size}, and at most ${limit} are read; split it into several files`,
  );
}

function unreadable(path: string, cause: unknown): InvalidInput {
  const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
  const known = reason === 'ENOENT' ? 'is not there' : `cannot be read (${reason})`;
  return InvalidInput.of('UNREADABLE', path, `${known}; name a file, a folder or - for standard input`, { cause });
}
