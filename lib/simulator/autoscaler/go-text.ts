import { ownValue } from '../../values/own-value';
import type { LabelSelector } from './autoscaler-spec';

/**
 * Returns a label selector as Go's `%+v` prints the pointer to it: part of the names of external metrics.
 *
 * Follows `LabelSelector.String` in apimachinery `pkg/apis/meta/v1/generated.pb.go`.
 */
export function goTextOfSelector(selector: LabelSelector | null | undefined): string {
  if (selector === undefined || selector === null) {
    return 'nil';
  }
  const labels = Object.entries(selector.matchLabels ?? {})
    .sort(([one], [other]) => compareBytes(one, other))
    .map(([key, value]) => `${key}: ${value},`);
  const expressions = (selector.matchExpressions ?? []).map(
    ({ key, operator, values }) =>
      `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${(values ?? []).join(' ')}],},`,
  );
  const requirements = `[]LabelSelectorRequirement{${expressions.join('')}}`;
  return `&LabelSelector{MatchLabels:map[string]string{${labels.join('')}},MatchExpressions:${requirements},}`;
}

/** Returns a text as Go's `%q` prints it: in double quotes, what is not printable escaped. */
export function goQuoted(text: string): string {
  let quoted = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    quoted += ownValue(ESCAPES, character) ?? (isPrintable(character) ? character : escaped(code));
  }
  return `"${quoted}"`;
}

/** Compares texts by their UTF-8 bytes, as Go sorts strings. */
export function compareBytes(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return left.length - right.length;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

function isPrintable(character: string): boolean {
  return character === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character);
}

function escaped(code: number): string {
  const hex = code.toString(16);
  if (code < 0x80) {
    return `\\x${hex.padStart(2, '0')}`;
  }
  return code < 0x1_0000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
