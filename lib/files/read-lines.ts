import { InvalidInput } from '../values/invalid-input';
import { type ContainedPath, openContained } from './contained-file';
import { type OpenFile, openUserFile, regular } from './open-file';
import { chunksOf } from './read-bytes';
import { chunksOfStandardInput } from './standard-input';

/** Most bytes of one line: that of some ten thousand pods. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;
/** Most bytes of a recording that is held in memory as a whole, as for a report. */
export const MAX_RECORDING_BYTES = 256 * 1024 * 1024;

const MEBIBYTE = 1024 * 1024;
const NEWLINE = 10;

/**
 * Gives the lines of a file that the user named, or of standard input (`-`), one after the other in constant memory. Lines
 * are valid until the next are asked for.
 *
 * @throws InvalidInput when the file cannot be read, or has a line that is too long.
 */
export async function* linesOf(path: string, stdin: NodeJS.ReadableStream): AsyncGenerator<readonly Buffer[]> {
  const splitter = new LineSplitter(path);
  if (path !== '-') {
    yield* linesOfOpen(openUserFile({ path, instead: 'a recording, or - for standard input' }), splitter);
    return;
  }
  for await (const chunk of chunksOfStandardInput(stdin)) {
    yield splitter.take(chunk);
  }
  yield splitter.end();
}

/**
 * Gives the lines of a file in a folder, as `linesOf` does, at most `MAX_RECORDING_BYTES` of them.
 *
 * @param isWhole whether to pass over a last line that no line break ends, as one that was cut off.
 * @throws InvalidInput also when the file is too long, or leads out of the folder.
 */
export function* linesOfContained(place: ContainedPath, isWhole = false): Generator<readonly Buffer[]> {
  const { path } = place.name;
  const splitter = new LineSplitter(path, MAX_RECORDING_BYTES, isWhole);
  yield* linesOfOpen(regular(openContained(place)), splitter);
}

function* linesOfOpen(file: OpenFile, splitter: LineSplitter): Generator<readonly Buffer[]> {
  try {
    for (const chunk of chunksOf(file)) {
      yield splitter.take(chunk);
    }
    yield splitter.end();
  } finally {
    file.close();
  }
}

/** Splits bytes into lines, of which none may be longer than a line is read. */
class LineSplitter {
  private rest: Buffer[] = [];
  private restBytes = 0;
  private lines = 0;
  private bytes = 0;

  public constructor(
    private readonly path: string,
    private readonly limit = Number.POSITIVE_INFINITY,
    private readonly isWhole = false,
  ) {}

  public take(chunk: Buffer): Buffer[] {
    this.bytes += chunk.length;
    if (this.bytes > this.limit) {
      throw this.tooLong(`is longer than ${this.limit / MEBIBYTE} MiB`, 'record a shorter run');
    }
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      lines.push(this.whole(chunk.subarray(start, end)));
      start = end + 1;
    }
    if (start < chunk.length) {
      this.keep(chunk.subarray(start));
    }
    return lines;
  }

  /** Returns the last line, when no line break ends it. */
  public end(): Buffer[] {
    return this.restBytes === 0 || this.isWhole ? [] : [this.whole(Buffer.alloc(0))];
  }

  private whole(end: Buffer): Buffer {
    this.lines++;
    this.refuseLong(this.restBytes + end.length);
    const line = this.restBytes === 0 ? end : Buffer.concat([...this.rest, end]);
    this.rest = [];
    this.restBytes = 0;
    return line;
  }

  private keep(piece: Buffer): void {
    this.rest.push(Buffer.from(piece));
    this.restBytes += piece.length;
    if (this.restBytes > MAX_LINE_BYTES) {
      this.lines++;
      this.refuseLong(this.restBytes);
    }
  }

  private refuseLong(bytes: number): void {
    if (bytes > MAX_LINE_BYTES) {
      throw this.tooLong(`is longer than ${MAX_LINE_BYTES / MEBIBYTE} MiB`, 'give one JSON object on each line');
    }
  }

  private tooLong(what: string, remedy: string): InvalidInput {
    return InvalidInput.of('OUT_OF_RANGE', `${this.path}:${Math.max(this.lines, 1)}`, `${what}; ${remedy}`);
  }
}
