import { tryNanoOf } from '../../values/quantity';
import type { ScalarKind } from '../schema/field-type';
import { writtenText } from '../written-text';

/** Returns a text that is the same for scalars of one meaning: `1` and `1000m` as quantities, `80` and `"80"` as ports. */
export function scalarText(value: unknown, kind: ScalarKind): string {
  switch (kind) {
    case 'quantity': {
      const nano = typeof value === 'string' || typeof value === 'number' ? tryNanoOf(value) : undefined;
      return nano === undefined ? quoted(value) : `${nano}n`;
    }
    case 'number':
    case 'intOrText':
      return writtenText(value);
    case 'bytes':
      return typeof value === 'string' ? value.replace(/\s/g, '') : quoted(value);
    default:
      return quoted(value);
  }
}

function quoted(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
