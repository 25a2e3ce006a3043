import { closeSync, openSync, readSync } from 'node:fs';
import { InvalidInput } from '../values/invalid-input';

const CHUNK_BYTES = 1 << 20;
const NEWLINE = 10;

/**
 * Gives the lines of a file or of standard input (`-`) one after the other, in constant memory.
 *
 * @throws InvalidInput when the file cannot be read.
 */
export async function* linesOf(path: string, stdin: NodeJS.ReadableStream): AsyncGenerator<readonly Buffer[]> {
  let rest: Buffer[] = [];
  for await (const chunk of path === '-' ? bytesOf(stdin) : chunksOf(path)) {
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const piece = chunk.subarray(start, end);
      lines.push(rest.length === 0 ? piece : Buffer.concat([...rest, piece]));
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) {
      rest.push(Buffer.from(chunk.subarray(start)));
    }
    yield lines;
  }
  if (rest.length > 0) {
    yield [Buffer.concat(rest)];
  }
}

async function* bytesOf(stream: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    yield Buffer.from(chunk);
  }
}

function* chunksOf(path: string): Generator<Buffer> {
  const file = open(path);
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const length = read(file, chunk, path);
      if (length === 0) {
        return;
      }
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function read(file: number, chunk: Buffer, path: string): number {
  try {
    return readSync(file, chunk);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): InvalidInput {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
  const known = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
  return InvalidInput.of('UNREADABLE', path, `${known}; name a recording, or - for standard input`, { cause });
}
