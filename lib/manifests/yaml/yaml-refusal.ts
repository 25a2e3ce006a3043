import { countLines } from './split-stream';

/** Thrown where a document cannot be read as kubectl reads it; the reader of files turns it into `InvalidInput`. */
export class YamlRefusal extends Error {
  /** Line of the text, from 1. */
  public readonly line: number;

  /**
   * @param text the document.
   * @param offset where in it.
   * @param message what is wrong, without the place; lower case, no full stop.
   */
  public constructor(text: string, offset: number, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'YamlRefusal';
    this.line = countLines(text, 0, offset) + 1;
  }
}
