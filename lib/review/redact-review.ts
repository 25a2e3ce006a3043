import type { Manifest } from '../manifests/manifest';
import { nameOfValue, redactTexts, redactValue, type WriteRedacted } from '../manifests/redact-value';
import type { FieldChange, ReviewedObject } from './reviewed-object';

/** A value of one line that is a secret, or holds one. */
const REDACTED = /^[^\n]*\(redacted \d+, \d+ characters?\)[^\n]*\n?$/;
/** A value of one line. */
const ONE_LINE = /^[^\n]+\n?$/;

/**
 * Takes the secrets out of a review. Each stands as `(redacted 1, 40 characters)`: equal secrets have equal numbers and
 * different ones different numbers, so that a secret that changed is still seen to change.
 */
export class ReviewRedaction {
  private readonly numbers = new Map<string, number>();

  /** Returns an object of a review without the secrets in the values of its fields. */
  public fieldsOf(reviewed: ReviewedObject, base: Manifest, head: Manifest): ReviewedObject {
    return { ...reviewed, fields: reviewed.fields.map((field) => this.field(field, base, head)) };
  }

  /** Returns plain data without what looks like a secret in any of its texts and keys. */
  public textsOf<T>(data: T): T {
    return redactTexts(data, this.write);
  }

  private field(field: FieldChange, base: Manifest, head: Manifest): FieldChange {
    const inPath = /\[name=([^\]]{1,128})\]\.value$/.exec(field.path.slice(-256))?.[1];
    const hidden = (value: unknown, { data }: Manifest): unknown =>
      redactValue(value, inPath ?? nameOfValue(data, field.pointer), this.write);
    const [before, after] = [hidden(field.before, base), hidden(field.after, head)];
    return { ...field, before: this.likeOther(before, after), after: this.likeOther(after, before) };
  }

  /** What takes the place of a secret, or had it before, is one too, whatever it looks like. */
  private likeOther(value: unknown, other: unknown): unknown {
    const isSecret = typeof other === 'string' && REDACTED.test(other);
    return isSecret && typeof value === 'string' && ONE_LINE.test(value) && !REDACTED.test(value)
      ? this.write(value)
      : value;
  }

  private readonly write: WriteRedacted = (secret) => {
    const number = this.numbers.get(secret) ?? this.numbers.size + 1;
    this.numbers.set(secret, number);
    const length = [...secret].length;
    return `(redacted ${number}, ${length} ${length === 1 ? 'character' : 'characters'})`;
  };
}
