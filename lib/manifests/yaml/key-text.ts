import type { ResolvedScalar } from './resolve-scalar';

/** A key of a mapping. */
export interface KeyText {
  /** The key in JSON. */
  readonly text: string;
  /** What tells it from keys of other types with the same text: `1` and `"1"` are two keys of YAML, and one of JSON. */
  readonly identity: string;
}

/**
 * Returns the text that a key has in JSON, or undefined where JSON has none: for null, and for integers past 64 bits.
 *
 * Follows `convertToJSONableObject` of sigs.k8s.io/yaml 1.6.0: integers in base 10, floats as Go's `strconv.FormatFloat`
 * writes them with the precision of 32 bits.
 */
export function keyTextOf(key: ResolvedScalar): KeyText | undefined {
  if (typeof key === 'string') {
    return { text: key, identity: 'text' };
  }
  if (typeof key === 'boolean') {
    return { text: String(key), identity: 'boolean' };
  }
  if (key === null || key.kind === 'uint') {
    return undefined;
  }
  return key.kind === 'int'
    ? { text: key.digits, identity: 'integer' }
    : { text: floatText(key.value), identity: `float ${key.value}` };
}

function floatText(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) {
    return '.nan';
  }
  const sign = single < 0 || Object.is(single, -0) ? '-' : '';
  return sign + (Number.isFinite(single) ? positiveText(Math.abs(single)) : '.inf');
}

function positiveText(single: number): string {
  const [mantissa = '', exponent = ''] = shortest(single).split('e');
  const digits = mantissa.replace('.', '');
  const power = Number(exponent);
  if (power < -4 || power >= 6) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${digits[0]}${fraction}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  if (power < 0) {
    return `0.${'0'.repeat(-power - 1)}${digits}`;
  }
  const fraction = digits.slice(power + 1);
  return digits.slice(0, power + 1).padEnd(power + 1, '0') + (fraction === '' ? '' : `.${fraction}`);
}

/** Returns the fewest digits that tell a number from all others of 32 bits. */
function shortest(single: number): string {
  for (let digits = 0; digits < 9; digits += 1) {
    const text = single.toExponential(digits);
    if (Math.fround(Number(text)) === single) {
      return text;
    }
  }
  return single.toExponential(8);
}
