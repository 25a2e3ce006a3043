import type { Fault, FaultCode } from '../../values/invalid-input';
import { milliValueOf } from '../../values/milli-value';
import { ownValue } from '../../values/own-value';
import { tryNanoOf } from '../../values/quantity';
import { shown } from '../../values/shown';

/** Any value of a JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Says whether a value is an object, and neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Checks the fields of one JSON object and keeps what is wrong with them; null counts as absent, as it does in the API. */
export class FieldCheck {
  public constructor(
    private readonly object: JsonObject,
    private readonly path: string,
    private readonly faults: Fault[],
  ) {}

  /** Says whether a field is given. */
  public has(field: string): boolean {
    return (this.value(field) ?? null) !== null;
  }

  /** Keeps a fault of a field. */
  public fault(field: string, message: string, code: FaultCode = 'OUT_OF_RANGE'): void {
    this.faults.push({ code, at: this.at(field), message });
  }

  /** Returns a field's object to check on; undefined, with a fault where it has to be there, when there is none. */
  public child(field: string, isRequired = false): FieldCheck | undefined {
    const value = this.value(field);
    if (isObject(value)) {
      return new FieldCheck(value, this.at(field), this.faults);
    }
    this.expect(field, 'an object', isRequired);
    return undefined;
  }

  /** Returns the objects of a field's list to check on; none when it is absent. */
  public list(field: string): readonly FieldCheck[] {
    const value = this.value(field);
    if (!Array.isArray(value)) {
      this.expect(field, 'a list', false);
      return [];
    }
    return value.flatMap((each, index) => {
      const at = `${this.at(field)}[${index}]`;
      if (isObject(each)) {
        return [new FieldCheck(each, at, this.faults)];
      }
      this.faults.push({ code: 'WRONG_TYPE', at, message: `is ${shown(each)}; give an object` });
      return [];
    });
  }

  /** Returns a field's text; undefined, with a fault where it has to be there, when there is none. */
  public text(field: string, isRequired = false): string | undefined {
    const value = this.value(field);
    if (typeof value === 'string' && !(isRequired && value === '')) {
      return value;
    }
    this.expect(field, 'a text', isRequired);
    return undefined;
  }

  /** Keeps a fault of each value of a field's mapping, or of its list, that is not a text. */
  public texts(field: string): void {
    const value = this.value(field);
    if (!this.has(field)) {
      return;
    }
    if (typeof value !== 'object') {
      this.expect(field, 'texts', false);
      return;
    }
    for (const [key, each] of Object.entries(value as object)) {
      if (typeof each !== 'string') {
        const name = Array.isArray(value) ? `${field}[${key}]` : `${field}.${key}`;
        this.fault(name, `is ${shown(each)}; give a text`, 'WRONG_TYPE');
      }
    }
  }

  /** Keeps a fault when a field is not a text, which may be empty. */
  public mustBeText(field: string, expected: string): void {
    const value = this.value(field);
    if (typeof value !== 'string') {
      const given = value === undefined ? 'missing' : shown(value);
      this.fault(field, `is ${given}; give ${expected}`, value === undefined ? 'MISSING' : 'WRONG_TYPE');
    }
  }

  /** Returns a field's whole number of 32 bits; undefined when there is none. */
  public int32(field: string, isRequired = false): number | undefined {
    const value = this.value(field);
    if (typeof value === 'number' && value === (value | 0)) {
      return value;
    }
    this.expect(field, 'a whole number', isRequired);
    return undefined;
  }

  /** Returns the sign of a field's quantity; undefined when there is none. */
  public quantitySign(field: string): number | undefined {
    const value = this.value(field);
    const nano = typeof value === 'string' || typeof value === 'number' ? tryNanoOf(value) : undefined;
    if (nano !== undefined && milliValueOf(value as string) !== undefined) {
      return nano > 0n ? 1 : nano < 0n ? -1 : 0;
    }
    this.expect(field, 'a quantity such as 500m or 2Gi', false);
    return undefined;
  }

  /** Keeps a fault when a field is given and not what it has to be, or missing where it has to be there. */
  private expect(field: string, expected: string, isRequired: boolean): void {
    if (this.has(field) && this.value(field) !== '') {
      this.fault(field, `is ${shown(this.value(field))}; give ${expected}`, 'WRONG_TYPE');
    } else if (isRequired) {
      this.fault(field, `is missing; give ${expected}`, 'MISSING');
    } else if (this.value(field) === '') {
      this.fault(field, `is empty; give ${expected}`, 'WRONG_TYPE');
    }
  }

  private value(field: string): unknown {
    return ownValue(this.object, field);
  }

  private at(field: string): string {
    return this.path === '' ? field : `${this.path}.${field}`;
  }
}
