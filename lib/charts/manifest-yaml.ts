import { Yaml } from 'cdk8s';
import { needsQuotes, quotedText } from './quoted-text';

/** Text that every version of YAML reads as text: no word for a boolean or null, no number (`e5` is one). */
const PLAIN = /^(?!(?:y|n|yes|no|on|off|true|false|null|e-?[0-9]+)$)[A-Za-z/][A-Za-z0-9./-]*$/i;

/** The library's texts of keys and of values (text, numbers, booleans, null) that it was asked for. */
const keys = new Map<unknown, string>();
const values = new Map<unknown, string>();

/**
 * Returns manifests as one YAML text: the bytes that `Yaml.stringify` of cdk8s writes, for a fraction of its time, but for
 * texts that kubectl would read as something else without quotes, such as `0o17`.
 *
 * Written here is only how mappings and sequences are laid out. How a key or a value is quoted stays the library's
 * choice, which is asked once a value, since manifests repeat most of theirs.
 *
 * @param manifests plain data, as `ApiObject.toJson` returns it.
 */
export function manifestYaml(manifests: readonly object[]): string {
  return manifests.map((manifest) => `${node(manifest, '')}\n`).join('---\n');
}

/** Returns a value of which the caller has indented the first line. */
function node(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) {
    return scalar(value, indent);
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? '[]' : value.map((item) => `- ${element(item, indent)}`).join(`\n${indent}`);
  }
  const entries = Object.entries(value);
  return entries.length === 0
    ? '{}'
    : entries.map(([key, item]) => `${keyOf(key)}:${member(item, indent)}`).join(`\n${indent}`);
}

/** Returns what follows `- `. */
function element(item: unknown, indent: string): string {
  return isCollection(item) ? node(item, `${indent}  `) : scalar(item, indent);
}

/** Returns what follows `key:`: a collection that holds anything starts a line of its own. */
function member(item: unknown, indent: string): string {
  if (!isCollection(item)) {
    return ` ${scalar(item, indent)}`;
  }
  const text = node(item, `${indent}  `);
  return text === '{}' || text === '[]' ? ` ${text}` : `\n${indent}  ${text}`;
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Returns a key, which Kubernetes has on one line always. */
function keyOf(key: string): string {
  return PLAIN.test(key)
    ? key
    : quotedOr(key, () => remembered(keys, key, () => Yaml.stringify({ [key]: 0 }).slice(0, -': 0\n'.length)));
}

/** Returns a value; its lines after the first, if any, are moved to where they belong (empty ones stay empty). */
function scalar(value: unknown, indent: string): string {
  if (typeof value === 'string' ? PLAIN.test(value) : Number.isSafeInteger(value)) {
    return String(value);
  }
  const text = quotedOr(value, () =>
    remembered(values, value, () => Yaml.stringify({ key: value }).slice('key: '.length, -1)),
  );
  return text.includes('\n') ? text.replace(/\n(?=[^\n])/g, `\n${indent}`) : text;
}

function quotedOr(value: unknown, written: () => string): string {
  return typeof value === 'string' && needsQuotes(value) ? quotedText(value) : written();
}

function remembered(texts: Map<unknown, string>, value: unknown, ask: () => string): string {
  let text = texts.get(value);
  if (text === undefined) {
    text = ask();
    texts.set(value, text);
  }
  return text;
}
