import type { PodFacts } from '../simulator/autoscaler/observation';
import type { ApiObservation } from '../simulator/recording/api-objects';
import { readObservation } from '../simulator/recording/read-observation';
import { InvalidInput } from '../values/invalid-input';

const PODS_KEY = Buffer.from('"pods":[');
const LIST_OFFSET = PODS_KEY.length - 1;
const QUOTE = 34;
const BACKSLASH = 92;

/** A list of pods as it was written, and read. */
interface KnownPods {
  readonly bytes: Buffer;
  readonly pods: readonly PodFacts[];
}

/**
 * Parses the lines of recordings.
 *
 * Pods seldom change from one sync to the next, and are most of a line: a list of the same bytes as the last one is not
 * parsed again.
 */
export class RecordingParser {
  private known: KnownPods | undefined;
  private reused: readonly PodFacts[] | undefined;
  private list: Buffer | undefined;

  /**
   * Returns a line, without its pods where they are known.
   *
   * @throws InvalidInput when the line is no JSON.
   */
  public parse(line: Buffer): unknown {
    this.reused = undefined;
    this.list = undefined;
    const start = podsListOf(line);
    if (start === -1) {
      return parseJson(line);
    }
    const { known } = this;
    if (known !== undefined && startsWith(line, start, known.bytes)) {
      this.reused = known.pods;
      const end = start + known.bytes.length;
      return parseJson(Buffer.concat([line.subarray(0, start), EMPTY_LIST, line.subarray(end)]));
    }
    this.list = line.subarray(start, endOfList(line, start));
    return parseJson(line);
  }

  /** Reads the observation of the line that was parsed last. */
  public readonly read = (line: ApiObservation): ReturnType<typeof readObservation> => {
    const observation = readObservation(line, this.reused);
    if (this.reused === undefined && this.list !== undefined) {
      this.known = { bytes: Buffer.from(this.list), pods: observation.pods };
    }
    return observation;
  };
}

const EMPTY_LIST = Buffer.from('[]');

/** Returns where the list of the line's own field `pods` begins; -1 when there is none to be found quickly. */
function podsListOf(line: Buffer): number {
  const key = line.indexOf(PODS_KEY);
  return key !== -1 && depthAt(line, key) === 1 ? key + LIST_OFFSET : -1;
}

function startsWith(line: Buffer, start: number, bytes: Buffer): boolean {
  const end = start + bytes.length;
  return end <= line.length && line.compare(bytes, 0, bytes.length, start, end) === 0;
}

/** Returns how many objects and lists are open before a place; -1 when it is inside of a text. */
function depthAt(line: Buffer, place: number): number {
  const reached = scan(line, 0, place);
  return reached.place === place ? reached.depth : -1;
}

/** Returns the place behind the list that begins at a place. */
function endOfList(line: Buffer, start: number): number {
  return scan(line, start, line.length).place;
}

/** How a byte outside of texts changes the number of open objects and lists. */
const CHANGES = new Int8Array(256);
for (const [byte, change] of [
  ['{', 1],
  ['[', 1],
  ['}', -1],
  [']', -1],
] as const) {
  CHANGES[byte.charCodeAt(0)] = change;
}

/** Goes on until nothing is open any more, or to an end; returns the place behind, and how many are open there. */
function scan(line: Buffer, start: number, end: number): { readonly place: number; readonly depth: number } {
  let depth = 0;
  let place = start;
  for (; place < end; place++) {
    const byte = line[place] as number;
    if (byte === QUOTE) {
      place = endOfText(line, place);
    }
    const change = byte === QUOTE ? 0 : (CHANGES[byte] as number);
    depth += change;
    if (depth === 0 && change === -1) {
      return { place: place + 1, depth };
    }
  }
  return { place, depth };
}

/** Returns the place of the quote that ends the text which begins at a place. */
function endOfText(line: Buffer, start: number): number {
  let end = line.indexOf(QUOTE, start + 1);
  while (end !== -1 && isEscaped(line, end)) {
    end = line.indexOf(QUOTE, end + 1);
  }
  return end === -1 ? line.length : end;
}

function isEscaped(line: Buffer, quote: number): boolean {
  let backslashes = 0;
  while (line[quote - 1 - backslashes] === BACKSLASH) {
    backslashes++;
  }
  return backslashes % 2 === 1;
}

function parseJson(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch (cause) {
    throw InvalidInput.of('BAD_FORMAT', 'line', 'is no JSON; give one object on each line', { cause });
  }
}
