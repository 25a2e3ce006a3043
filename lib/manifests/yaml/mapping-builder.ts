import { setOwnValue } from '../../values/own-value';
import type { KeyText } from './key-text';

/** Puts a mapping together: a plain object whose keys, `__proto__` too, are its own. */
export class MappingBuilder {
  /** The mapping so far. */
  public readonly value: Record<string, unknown> = {};
  /** Keys that stand in the mapping several times; undefined for none. */
  public repeated: Set<string> | undefined;
  /** What the keys are that are not text; undefined for none. */
  public identities: Map<string, string> | undefined;
  private merged: Set<string> | undefined;

  /**
   * Puts a key and its value, over the value that it had. Returns false, and puts nothing, when the mapping has a key of
   * another type with the same text.
   */
  public put({ text, identity }: KeyText, value: unknown): boolean {
    if (Object.hasOwn(this.value, text)) {
      if (this.merged?.delete(text) !== true) {
        this.repeated ??= new Set();
        this.repeated.add(text);
      }
      if (!this.isSameKey(text, identity)) {
        return false;
      }
    }
    this.set(text, identity, value);
    return true;
  }

  /**
   * Puts the entries of another mapping, over the values of the same keys. Returns false when a key collides as in `put`.
   *
   * @param identities what the other mapping's keys are that are not text.
   */
  public merge(other: object, identities: ReadonlyMap<string, string> | undefined): boolean {
    this.merged ??= new Set();
    for (const [text, value] of Object.entries(other)) {
      const identity = identities?.get(text) ?? 'text';
      if (!Object.hasOwn(this.value, text)) {
        this.merged.add(text);
      } else if (!this.isSameKey(text, identity)) {
        return false;
      }
      this.set(text, identity, value);
    }
    return true;
  }

  private isSameKey(text: string, identity: string): boolean {
    return (this.identities?.get(text) ?? 'text') === identity && identity !== 'float NaN';
  }

  private set(text: string, identity: string, value: unknown): void {
    if (identity !== 'text') {
      this.identities ??= new Map();
      this.identities.set(text, identity);
    }
    setOwnValue(this.value, text, value);
  }
}
