import { InvalidInput } from '../values/invalid-input';
import type { DuplicateKey } from './yaml/duplicate-key';
import { lineIndex } from './yaml/line-index';
import { readPart } from './yaml/read-part';
import { type StreamPart, splitStream } from './yaml/split-stream';
import { YamlRefusal } from './yaml/yaml-refusal';

/** One document of a YAML or JSON stream. */
export interface YamlDocument {
  /** Its value, the one that kubectl sees: mappings are plain objects, nodes behind one anchor are one object. */
  readonly value: unknown;
  /** Its place in the stream, from 1. */
  readonly number: number;
  /** The file's line of its first node, from 1. */
  readonly line: number;
  /** Returns the file's line, from 1, of a JSON pointer in the document, or of its nearest parent that is written. */
  readonly lineOf: (pointer: string) => number;
  /** Keys that a mapping has several times. */
  readonly duplicateKeys: readonly DuplicateKey[];
}

/** A document as its own text has it, whatever file it is in. */
type PartReading = Pick<YamlDocument, 'value' | 'lineOf' | 'duplicateKeys'>;

/** Most characters of one YAML text. A larger one is refused before it is parsed, which bounds the memory. */
export const MAX_YAML_CHARACTERS = 16 * 1024 * 1024;
const COMMENTS_ONLY = /^(?:[ \t]*(?:#.*)?\n)*$/;

/**
 * Reads YAML and JSON as kubectl does. Readers of texts that have documents in common, such as two sides of a review, share
 * one of these: equal documents are parsed once, and have one value.
 */
export class SharedDocuments {
  private readonly known = new Map<string, PartReading | undefined>();

  /**
   * Returns the documents of a text, empty ones left out.
   *
   * @param file the name to give in errors.
   * @throws InvalidInput naming file and line when the text is too large, or kubectl would refuse it, or read it differently.
   */
  public read(text: string, file: string): YamlDocument[] {
    if (text.length > MAX_YAML_CHARACTERS) {
      const limit = `${MAX_YAML_CHARACTERS / 1024 / 1024} MiB`;
      throw InvalidInput.of('OUT_OF_RANGE', `${file}:1`, `is longer than ${limit}; split it into several files`);
    }
    const parts = splitStream(text, file);
    const [first] = parts;
    // Comments at the top of a file, as licences are, are no document of their own.
    const uncounted = first !== undefined && parts.length > 1 && COMMENTS_ONLY.test(first.text) ? 1 : 0;
    return parts.flatMap((part, index) => {
      const reading = this.partReading(part, file);
      return reading === undefined ? [] : [placed(reading, part.linesBefore, index + 1 - uncounted)];
    });
  }

  private partReading(part: StreamPart, file: string): PartReading | undefined {
    const key = part.syntax + part.text;
    if (!this.known.has(key)) {
      this.known.set(key, readingOf(part, file));
    }
    return this.known.get(key);
  }
}

/** Returns the documents of one text, as `SharedDocuments` does. */
export function readYaml(text: string, file: string): YamlDocument[] {
  return new SharedDocuments().read(text, file);
}

function readingOf(part: StreamPart, file: string): PartReading | undefined {
  try {
    const document = readPart(part);
    if (document === undefined) {
      return undefined;
    }
    const { value, duplicateKeys } = document;
    return { value, duplicateKeys, lineOf: lineIndex(document, part.syntax) };
  } catch (cause) {
    if (cause instanceof YamlRefusal) {
      throw InvalidInput.of('BAD_FORMAT', `${file}:${part.linesBefore + cause.line}`, cause.message, { cause });
    }
    throw cause;
  }
}

function placed({ value, lineOf, duplicateKeys }: PartReading, before: number, number: number): YamlDocument {
  return {
    value,
    number,
    line: before + lineOf(''),
    lineOf: (pointer) => before + lineOf(pointer),
    duplicateKeys: duplicateKeys.map((each) => ({ ...each, lines: each.lines.map((line) => before + line) })),
  };
}
