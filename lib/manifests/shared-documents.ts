import { MAX_YAML_CHARACTERS, readYaml, type YamlDocument } from './read-yaml';

/** A YAML document, with where the text that it was read from stands in its file. */
export interface PlacedDocument {
  /** The document; its places are those of its own text. */
  readonly document: YamlDocument;
  /** Its own text. */
  readonly text: string;
  /** Lines of the file before that text. */
  readonly linesBefore: number;
  /** Documents of the file before those of that text. */
  readonly documentsBefore: number;
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
  private readonly known = new Map<string, readonly YamlDocument[]>();

  /**
   * Returns the documents of a text, as `readYaml` does.
   *
   * @throws InvalidInput as `readYaml` does.
   */
  public read(text: string, file: string): PlacedDocument[] {
    try {
      return text.length > MAX_YAML_CHARACTERS ? whole(text, file) : this.readParts(text, file);
    } catch (error) {
      // Read as a whole, the error names the line of the file.
      whole(text, file);
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
        documents = readYaml(part, file);
        this.known.set(part, documents);
      }
      for (const document of documents) {
        found.push({ document, text: part, linesBefore, documentsBefore });
      }
      linesBefore += linesIn(part);
      documentsBefore += Math.max(part.startsWith('---') ? 1 : 0, documents.at(-1)?.number ?? 0);
    }
    return found;
  }
}

function whole(text: string, file: string): PlacedDocument[] {
  return readYaml(text, file).map((document) => ({ document, text, linesBefore: 0, documentsBefore: 0 }));
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
