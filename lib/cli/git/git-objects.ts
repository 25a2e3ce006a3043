import { InvalidInput } from '../../values/invalid-input';
import { gitMessage } from './git-message';
import { type GitPlace, runGit } from './git-program';

/** A blob to be read. */
export interface BlobQuestion {
  /** Its id. */
  readonly id: string;
  /** Bytes. */
  readonly size: number;
}

/** Bytes that are asked of git at once, so that memory does not grow with the number of files. */
const BATCH_BYTES = 64 * 1024 * 1024;

/** Returns the bytes of blobs by their ids; those that are not in the repository are left out, and so is what is no blob. */
export function sizesOf(place: GitPlace, ids: readonly string[]): Map<string, number> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) {
    return new Map();
  }
  const answer = runGit(place, { command: ['cat-file', '--batch-check'], input: linesFor(unique) });
  const sizes = new Map<string, number>();
  for (const line of answer.stdout.toString('latin1').split('\n')) {
    const [id = '', type, size] = line.split(' ');
    if (type === 'blob') {
      sizes.set(id, Number(size));
    }
  }
  return sizes;
}

/**
 * Gives the bytes of blobs one after the other; of all of them only some are in memory at a time.
 *
 * @throws InvalidInput when git cannot read one.
 */
export function* blobsOf<T extends BlobQuestion>(
  place: GitPlace,
  blobs: readonly T[],
): Generator<readonly [T, Buffer]> {
  for (let at = 0; at < blobs.length; ) {
    const batch: T[] = [];
    for (let bytes = 0; at < blobs.length && (batch.length === 0 || bytes < BATCH_BYTES); at += 1) {
      const blob = blobs[at] as T;
      batch.push(blob);
      bytes += blob.size;
    }
    yield* blobsOfBatch(place, batch);
  }
}

/** The answer of `cat-file --batch` is a header `<id> <type> <size>`, the bytes, and a newline, for each object. */
function* blobsOfBatch<T extends BlobQuestion>(place: GitPlace, batch: readonly T[]): Generator<readonly [T, Buffer]> {
  const answer = runGit(place, { command: ['cat-file', '--batch'], input: linesFor(batch.map(({ id }) => id)) });
  let at = 0;
  for (const blob of batch) {
    const end = answer.stdout.indexOf('\n', at);
    const [id, type, size] = answer.stdout.toString('latin1', at, Math.max(at, end)).split(' ');
    if (answer.code !== 0 || id !== blob.id || type !== 'blob') {
      throw InvalidInput.of('UNREADABLE', 'git', `cannot read object ${blob.id} (${gitMessage(answer)}); run git fsck`);
    }
    at = end + 1 + Number(size) + 1;
    yield [blob, answer.stdout.subarray(end + 1, at - 1)];
  }
}

function linesFor(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join('');
}
