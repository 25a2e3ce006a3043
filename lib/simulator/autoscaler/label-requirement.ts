import { ownValue } from '../../values/own-value';
import { goQuoted } from './go-text';

/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/** Operators of a requirement, in the words of selector texts. */
export type LabelOperator = 'in' | 'notin' | '=' | '==' | '!=' | 'gt' | 'lt' | 'exists' | '!';

/** One requirement on labels. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: LabelOperator;
  readonly values: readonly string[];
}

/** How a version of Kubernetes words the faults of selectors. */
export interface SelectorWords {
  /** What it calls a key: `a qualified name` until 1.34, `a valid label key` since. */
  readonly labelKey: string;
  /** What the length of a key is counted in: `characters` until 1.34, `bytes` since. */
  readonly lengthUnit: string;
  /** Lists of values are written in JSON, not as Go writes them. Since 1.34. */
  readonly valuesInJson: boolean;
}

/** Says whether labels meet a requirement: `Requirement.Matches` in apimachinery `pkg/labels/selector.go`. */
export function meets(labels: Labels, { key, operator, values }: LabelRequirement): boolean {
  const found = ownValue(labels, key);
  const value = typeof found === 'string' ? found : undefined; // What objects inherit is no text.
  switch (operator) {
    case 'in':
    case '=':
    case '==':
      return value !== undefined && (value === values[0] || values.includes(value));
    case 'notin':
    case '!=':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    case '!':
      return value === undefined;
    case 'gt':
      return value !== undefined && isInteger(value) && BigInt(value) > BigInt(values[0] ?? 0);
    case 'lt':
      return value !== undefined && isInteger(value) && BigInt(value) < BigInt(values[0] ?? 0);
  }
}

/**
 * Returns what is wrong with a requirement, in upstream's words; undefined when nothing is.
 *
 * Follows `NewRequirement` in apimachinery `pkg/labels/selector.go` (v1.37).
 *
 * @param path what upstream names the requirement: `<nil>` in a selector's text, nothing in a structured selector.
 */
export function requirementFault(
  { key, operator, values }: LabelRequirement,
  words: SelectorWords,
): string | undefined {
  const faults = [...labelKeyFaults(key, 'key', words), ...countFaults(operator, values, words)];
  values.forEach((value, index) => {
    const fault = labelValueFault(value);
    if (fault !== undefined) {
      faults.push(`values[${index}][${key}]: Invalid value: ${goQuoted(value)}: ${fault}`);
    }
  });
  const different = [...new Set(faults)];
  return different.length > 1 ? `[${different.join(', ')}]` : different[0];
}

/** Returns what is wrong with a label's key, in upstream's words. */
export function labelKeyFaults(key: string, path: string, words: SelectorWords): string[] {
  const faults = keyFaults(key, words);
  return faults.length === 0 ? [] : [`${path}: Invalid value: ${goQuoted(key)}: ${faults.join('; ')}`];
}

function countFaults(operator: LabelOperator, values: readonly string[], words: SelectorWords): string[] {
  const invalid = (detail: string): string => `values: Invalid value: ${goList(values, words)}: ${detail}`;
  switch (operator) {
    case 'in':
    case 'notin':
      return values.length === 0 ? [invalid("for 'in', 'notin' operators, values set can't be empty")] : [];
    case '=':
    case '==':
    case '!=':
      return values.length === 1 ? [] : [invalid('exact-match compatibility requires one single value')];
    case 'exists':
    case '!':
      return values.length === 0 ? [] : [invalid('values set must be empty for exists and does not exist')];
    case 'gt':
    case 'lt':
      return [
        ...(values.length === 1 ? [] : [invalid("for 'Gt', 'Lt' operators, exactly one value is required")]),
        ...values.flatMap((value, index) =>
          isInteger(value)
            ? []
            : [
                `values[${index}]: Invalid value: ${goQuoted(value)}: for 'Gt', 'Lt' operators, the value must be an integer`,
              ],
        ),
      ];
  }
}

const NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const SUBDOMAIN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const CHARACTERS = "alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const NAME_FAULT =
  `must consist of ${CHARACTERS} (e.g. 'MyName',  or 'my.name',  or '123-abc', ` +
  `regex used for validation is '${NAME}')`;

/** `content.IsLabelKey` in apimachinery `pkg/api/validate/content/kube.go`. */
function keyFaults(key: string, { labelKey, lengthUnit }: SelectorWords): string[] {
  const parts = key.split('/');
  if (parts.length > 2) {
    const prefix = "with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
    return [`${labelKey} ${NAME_FAULT} ${prefix}`];
  }
  const name = parts.at(-1) ?? '';
  const faults = parts.length === 2 ? prefixFaults(parts[0] ?? '', lengthUnit) : [];
  if (name === '') {
    faults.push('name part must be non-empty');
  } else if (name.length > 63) {
    faults.push(`name part must be no more than 63 ${lengthUnit}`);
  }
  if (!new RegExp(`^${NAME}$`).test(name)) {
    faults.push(`name part ${NAME_FAULT}`);
  }
  return faults;
}

function prefixFaults(prefix: string, lengthUnit: string): string[] {
  if (prefix === '') {
    return ['prefix part must be non-empty'];
  }
  const faults = prefix.length > 253 ? [`prefix part must be no more than 253 ${lengthUnit}`] : [];
  if (!new RegExp(`^${SUBDOMAIN}$`).test(prefix)) {
    faults.push(
      "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and " +
        `must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`,
    );
  }
  return faults;
}

function labelValueFault(value: string): string | undefined {
  const faults = value.length > 63 ? ['must be no more than 63 characters'] : [];
  if (!new RegExp(`^(${NAME})?$`).test(value)) {
    faults.push(
      `a valid label must be an empty string or consist of ${CHARACTERS} (e.g. 'MyValue',  or 'my_value',  or '12345', ` +
        `regex used for validation is '(${NAME})?')`,
    );
  }
  return faults.length === 0 ? undefined : faults.join('; ');
}

function isInteger(text: string): boolean {
  return /^[+-]?\d+$/.test(text) && BigInt(text) === BigInt.asIntN(64, BigInt(text));
}

function goList(values: readonly string[], { valuesInJson }: SelectorWords): string {
  if (valuesInJson) {
    return values.length === 0 ? 'null' : JSON.stringify(values);
  }
  return values.length === 0 ? '[]string(nil)' : `[]string{${values.map(goQuoted).join(', ')}}`;
}
