import { readSync } from 'node:fs';
import { readingError } from './file-name';
import type { OpenFile } from './open-file';
import { codeOf } from './system-error';

const CHUNK_BYTES = 1 << 20;
const WAIT_MILLISECONDS = 5;

/**
 * Gives the bytes of an open file, a chunk at a time; the next one takes the place of the last one in memory.
 *
 * @throws InvalidInput when it cannot be read on.
 */
export function* chunksOf(file: OpenFile): Generator<Buffer> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    const length = readChunk(file, chunk);
    if (length === 0) {
      return;
    }
    yield chunk.subarray(0, length);
  }
}

/**
 * Returns all bytes of an open file, without ever holding more than the limit.
 *
 * @returns undefined when there are more, whatever its size was when it was opened.
 */
export function bytesOf(file: OpenFile, limit: number): Buffer | undefined {
  if (file.stats.size > limit) {
    return undefined;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for (const chunk of chunksOf(file)) {
    size += chunk.length;
    if (size > limit) {
      return undefined;
    }
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}

function readChunk(file: OpenFile, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(file.descriptor, chunk);
    } catch (cause) {
      // Pipes and terminals that the process was started with may answer so while their writer is busy.
      if (codeOf(cause) !== 'EAGAIN' || file.stats.isFile()) {
        throw readingError(file.name, cause);
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MILLISECONDS);
    }
  }
}
