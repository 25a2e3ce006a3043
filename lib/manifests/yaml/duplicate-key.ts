/** A key that a mapping has several times. kubectl takes the last value. */
export interface DuplicateKey {
  /** The key, as text. */
  readonly key: string;
  /** JSON pointer (RFC 6901) to the key's value in the document. */
  readonly pointer: string;
  /** Lines of all its places, from 1, in the order of the text: the last one counts. */
  readonly lines: readonly number[];
}
