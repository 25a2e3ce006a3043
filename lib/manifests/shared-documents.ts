import { lineFinder } from './line-finder';
import { plainLine } from './plain-line';
import { readPlainYaml } from './plain-yaml';
import { MAX_YAML_CHARACTERS, readYaml } from './read-yaml';

/** A YAML document at its place in a file. */
export interface PlacedDocument {
  /** Its value. */
  readonly value: unknown;
  /** Its place in the file, from 1. */
  readonly number: number;
  /** The file's line of its first node, from 1. */
  readonly line: number;
  /** Returns the file's line, from 1, of a JSON pointer in the document. */
  readonly lineOf: (pointer: string) => number;
}

/** Where a document begins: nothing within a document can look like this (YAML 1.2, `c-forbidden`). */
const BEGINNING = /^---(?=[ \t\r\n]|$)/gm;
/** Directives hold for the document after them, whose text alone would say something else. */
const DIRECTIVE = /^%/m;

/**
 * Reads YAML texts that have documents in common, such as two sides of a review: equal documents are parsed once, and have
 * one value.
 */
export class SharedDocuments {
  private readonly known = new Map<string, readonly PlacedDocument[]>();

  /**
   * Returns the documents of a text, as `readYaml` does.
   *
   * @throws InvalidInput as `readYaml` does.
   */
  public read(text: string, file: string): PlacedDocument[] {
    try {
      return text.length > MAX_YAML_CHARACTERS ? placedDocuments(text, file) : this.readParts(text, file);
    } catch (error) {
      // Read as a whole, the error names the line of the file.
      placedDocuments(text, file);
      throw error;
    }
  }

  private readParts(text: string, file: string): PlacedDocument[] {
    const found: PlacedDocument[] = [];
    let linesBefore = 0;
    let documentsBefore = 0;
    for (const part of partsOf(text)) {
      let documents = this.known.get(part);
      if (documents === undefined) {
        documents = plainDocument(part) ?? placedDocuments(part, file);
        this.known.set(part, documents);
      }
      for (const document of documents) {
        found.push(moved(document, linesBefore, documentsBefore));
      }
      linesBefore += linesIn(part);
      documentsBefore += Math.max(part.startsWith('---') ? 1 : 0, documents.at(-1)?.number ?? 0);
    }
    return found;
  }
}

/** Returns the documents of a text, with their places. */
export function placedDocuments(text: string, file: string): PlacedDocument[] {
  return readYaml(text, file).map((document) => ({
    value: document.value,
    number: document.number,
    line: document.line,
    lineOf: lineFinder(text, document),
  }));
}

/** Most documents are plain, and few are asked for a line. */
function plainDocument(text: string): PlacedDocument[] | undefined {
  const plain = readPlainYaml(text);
  return plain && [{ ...plain, number: 1, lineOf: (pointer) => plainLine(plain, pointer) }];
}

function moved({ value, number, line, lineOf }: PlacedDocument, lines: number, documents: number): PlacedDocument {
  return {
    value,
    number: number + documents,
    line: line + lines,
    lineOf: (pointer) => lines + lineOf(pointer),
  };
}

function partsOf(text: string): string[] {
  if (DIRECTIVE.test(text)) {
    return [text];
  }
  const starts = [...text.matchAll(BEGINNING)].map(({ index }) => index);
  const bounds = [...new Set([0, ...starts, text.length])];
  return bounds.slice(1).map((end, index) => text.slice(bounds[index], end));
}

function linesIn(text: string): number {
  let count = 0;
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) {
    count += 1;
  }
  return count;
}
