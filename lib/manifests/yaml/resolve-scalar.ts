import { isTimestamp } from './timestamp';

/** A number of YAML: what kind it is decides how it looks as a key, and whether JavaScript can hold it. */
export class YamlNumber {
  /**
   * @param kind `int` fits a signed integer of 64 bits, `uint` only an unsigned one.
   * @param value the nearest JavaScript number.
   * @param digits the digits of an integer, in base 10; empty for a float.
   */
  public constructor(
    public readonly kind: 'int' | 'uint' | 'float',
    public readonly value: number,
    public readonly digits = '',
  ) {}
}

/** What a scalar means. */
export type ResolvedScalar = string | boolean | null | YamlNumber;

/** Thrown for a scalar that its tag does not allow. */
export class UnresolvableScalar extends Error {}

const PREFIX = 'tag:yaml.org,2002:';
/** Characters with which a scalar that is no string may begin. */
const FIRST = /^[-+.0-9yYnNtTfFoO~]/;
const WORDS = new Map<string, boolean | null | YamlNumber>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, float(Number.NaN)] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, float(Infinity)] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, float(-Infinity)] as const),
]);
const DIGITS = /^[1-9][0-9]{0,14}$/;
const FRACTION = /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** Integers as Go's `strconv.ParseInt` reads them with base 0. */
const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/;
/** What go-yaml reads besides: a sign behind the prefix of a binary number. */
const SIGN_INSIDE = /^0b([-+])([01]+)$/;
const TIMESTAMP = /^[0-9]{4}-/;
const MAX_INT = 2n ** 63n - 1n;
const MAX_UINT = 2n ** 64n - 1n;

/**
 * Returns what a scalar means to kubectl, which reads YAML 1.1 with rules of its own: `yes` is true, `0644` is octal and
 * so is `0o17`, `08` is a float, `1:30` and dates are strings.
 *
 * Follows `resolve` of go.yaml.in/yaml/v2 2.4.4, resolve.go.
 *
 * @param text the scalar, its quotes and escapes resolved.
 * @param tag its tag in full, such as `tag:yaml.org,2002:int`; empty for none.
 * @throws UnresolvableScalar when the tag does not allow the text.
 */
export function resolveScalar(text: string, tag: string): ResolvedScalar {
  if (tag === '') {
    return untagged(text);
  }
  const name = tag.startsWith(PREFIX) ? tag.slice(PREFIX.length) : undefined;
  switch (name) {
    case 'str':
      return text;
    case 'binary':
      return decodedBase64(text);
    case 'null':
    case 'bool':
    case 'int':
    case 'float':
    case 'timestamp':
      return tagged(text, name);
    default:
      return text;
  }
}

function untagged(text: string): ResolvedScalar {
  if (text === '') {
    return null;
  }
  if (!FIRST.test(text)) {
    return text;
  }
  const word = WORDS.get(text);
  return word === undefined ? numberOf(text) : word;
}

function tagged(text: string, tag: 'null' | 'bool' | 'int' | 'float' | 'timestamp'): ResolvedScalar {
  if (tag === 'timestamp' && isTimestamp(text)) {
    return text;
  }
  const found = untagged(text);
  if (kindOf(found) === tag) {
    return found;
  }
  if (tag === 'float' && found !== null && typeof found === 'object' && found.kind === 'int') {
    return float(found.value);
  }
  throw new UnresolvableScalar(`is not a value of !!${tag}`);
}

function kindOf(found: ResolvedScalar): string {
  if (found === null) {
    return 'null';
  }
  if (typeof found === 'object') {
    return found.kind === 'float' ? 'float' : 'int';
  }
  return typeof found === 'boolean' ? 'bool' : 'str';
}

function numberOf(text: string): string | YamlNumber {
  if (DIGITS.test(text)) {
    return new YamlNumber('int', Number(text), text);
  }
  const first = text.charCodeAt(0);
  if (first === 0x2e) {
    return FRACTION.test(text) ? (finite(text.replaceAll('_', '')) ?? text) : text;
  }
  if (first > 0x39 || TIMESTAMP.test(text)) {
    return text;
  }
  const plain = text.replaceAll('_', '');
  return integerOf(plain) ?? (FLOAT.test(plain) ? finite(plain) : undefined) ?? text;
}

function integerOf(plain: string): YamlNumber | undefined {
  const [, sign = '', digits] = INTEGER.exec(plain) ?? SIGN_INSIDE.exec(plain)?.map(asPrefix) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  const size = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const value = sign === '-' ? -size : size;
  if (value >= -MAX_INT - 1n && value <= MAX_INT) {
    return new YamlNumber('int', Number(value), String(value));
  }
  return sign === '' && value <= MAX_UINT ? new YamlNumber('uint', Number(value), String(value)) : undefined;
}

function asPrefix(part: string, index: number): string {
  return index === 2 ? `0b${part}` : part;
}

function finite(text: string): YamlNumber | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? float(value) : undefined;
}

function float(value: number): YamlNumber {
  return new YamlNumber('float', value);
}

/** Decodes as Go's `base64.StdEncoding`: padded, line breaks left out. */
function decodedBase64(text: string): string {
  const packed = text.replace(/[\r\n]/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) {
    throw new UnresolvableScalar('is not base64, which !!binary asks for');
  }
  try {
    const bytes = Uint8Array.from(atob(packed), (each) => each.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UnresolvableScalar(
      'holds bytes that are not UTF-8 text, which JSON cannot hold; write it without !!binary',
    );
  }
}
