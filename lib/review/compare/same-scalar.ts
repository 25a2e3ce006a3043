import { tryNanoOf } from '../../values/quantity';
import type { ScalarKind } from '../schema/field-type';

/** Returns a text that is the same for scalars of one meaning: `1` and `1000m` as quantities, `80` and `"80"` as ports. */
export function scalarText(value: unknown, kind: ScalarKind): string {
  switch (kind) {
    case 'quantity': {
      const nano = typeof value === 'string' || typeof value === 'number' ? tryNanoOf(value) : undefined;
      return nano === undefined ? written(value) : `${nano}n`;
    }
    case 'number':
    case 'intOrText':
      return String(value);
    case 'bytes':
      return typeof value === 'string' ? value.replace(/\s/g, '') : written(value);
    default:
      return written(value);
  }
}

function written(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
