import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { type ResolvedScalar, resolveScalar, UnresolvableScalar, YamlNumber } from './resolve-scalar';
import { tagName } from './tag-name';
import { YamlRefusal } from './yaml-refusal';

/** Whose rules say what a scalar means. */
export type ScalarSyntax = 'yaml' | 'json';

const MERGE = 'tag:yaml.org,2002:merge';
const JSON_WORDS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const INTEGER = /^-?[0-9]+$/;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const ESCAPES = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[\s\S])/g;
const EMPTY_LINE = /^[ \t]*\n/;
const MAX_INT = 2n ** 63n - 1n;

/**
 * Returns what a scalar means.
 *
 * @throws YamlRefusal when its tag or an escape in it is not allowed.
 */
export function resolvedScalar(text: string, event: ScalarEvent, syntax: ScalarSyntax): ResolvedScalar {
  const value = getScalarValue(text, event);
  if (syntax === 'json') {
    return event.style === SCALAR_STYLE.PLAIN ? jsonScalar(value) : value.replace(LONE_SURROGATES, '\ufffd');
  }
  if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && !event.fast) {
    refuseEscapes(text, event);
  }
  const tag = tagOf(text, event);
  if (tag === '' && event.style !== SCALAR_STYLE.PLAIN) {
    return value;
  }
  try {
    return resolveScalar(value, tag);
  } catch (cause) {
    throw cause instanceof UnresolvableScalar ? new YamlRefusal(text, event.tagStart, cause.message, { cause }) : cause;
  }
}

/** Says whether a key is `<<`, which merges. */
export function isMergeKey(text: string, event: Event | undefined, syntax: ScalarSyntax): boolean {
  if (event?.type !== EVENT_ID.SCALAR || syntax === 'json') {
    return false;
  }
  if (event.tagStart < 0) {
    return (
      event.style === SCALAR_STYLE.PLAIN &&
      event.valueEnd - event.valueStart === 2 &&
      text.startsWith('<<', event.valueStart)
    );
  }
  const tag = tagOf(text, event);
  return (tag === '!' || tag === MERGE) && getScalarValue(text, event) === '<<';
}

function tagOf(text: string, event: ScalarEvent): string {
  return event.tagStart < 0 ? '' : tagName(text.slice(event.tagStart, event.tagEnd));
}

function jsonScalar(text: string): ResolvedScalar {
  const word = JSON_WORDS.get(text);
  if (word !== undefined) {
    return word;
  }
  if (INTEGER.test(text)) {
    const digits = BigInt(text);
    if (digits >= -MAX_INT - 1n && digits <= MAX_INT) {
      return new YamlNumber('int', Number(text), String(digits));
    }
  }
  return new YamlNumber('float', Number(text));
}

/** YAML 1.1 knows no `\/` and no halves of characters, which JSON and YAML 1.2 write. */
function refuseEscapes(text: string, { valueStart, valueEnd }: ScalarEvent): void {
  for (const found of text.slice(valueStart, valueEnd).matchAll(ESCAPES)) {
    const code = Number.parseInt(found[1] ?? found[2] ?? '0', 16);
    if (found[0] === '\\\n' && EMPTY_LINE.test(text.slice(valueStart + found.index + 2))) {
      throw new YamlRefusal(
        text,
        valueStart + found.index,
        'has an empty line behind an escaped line break; remove one of them',
      );
    }
    if (found[0] === '\\/' || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
      throw new YamlRefusal(text, valueStart + found.index, `has the escape ${found[0]}, which YAML 1.1 does not know`);
    }
  }
}
