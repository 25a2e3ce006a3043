import { ownValue } from '../values/own-value';
import { fieldAt, itemsAt, textAt, textMapAt, textsAt } from './field-at';

/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/** One demand on a label beyond equality. */
export interface LabelRequirement {
  /** The label's key. */
  readonly key: string;
  /** The operator as written; an unknown one matches nothing. */
  readonly operator: string;
  /** The values of `In` and `NotIn`. */
  readonly values: readonly string[];
}

/** A selector of labels; it matches what meets all its demands, so an empty one matches everything. */
export interface LabelSelector {
  /** Labels that must stand with these values. */
  readonly matchLabels: Labels;
  /** Further demands. */
  readonly matchExpressions: readonly LabelRequirement[];
}

/** Returns the LabelSelector (`matchLabels`, `matchExpressions`) below a chain of keys; undefined when there is none. */
export function labelSelectorAt(value: unknown, ...keys: readonly string[]): LabelSelector | undefined {
  const found = fieldAt(value, ...keys);
  if (found === undefined) {
    return undefined;
  }
  return {
    matchLabels: textMapAt(found, 'matchLabels'),
    matchExpressions: labelRequirementsAt(found, 'matchExpressions'),
  };
}

/** Returns the demands (`key`, `operator`, `values`) of a list below a chain of keys. */
export function labelRequirementsAt(value: unknown, ...keys: readonly string[]): LabelRequirement[] {
  return itemsAt(value, ...keys).map(({ fields }) => ({
    key: textAt(fields, 'key') ?? '',
    operator: textAt(fields, 'operator') ?? '',
    values: textsAt(fields, 'values'),
  }));
}

/** Returns the selector for a plain map of labels, as Services and ReplicationControllers have it. */
export function equalitySelector(matchLabels: Labels): LabelSelector {
  return { matchLabels, matchExpressions: [] };
}

/** Says whether labels meet a selector. Follows apimachinery `pkg/labels/selector.go` `Requirement.Matches` (v1.37). */
export function matches(selector: LabelSelector, labels: Labels): boolean {
  return (
    Object.entries(selector.matchLabels).every(([key, value]) => labelOf(labels, key) === value) &&
    selector.matchExpressions.every((requirement) => meetsRequirement(requirement, labels))
  );
}

/** Returns a selector the way kubectl prints it: `app=inference,tier in (a, b)`. */
export function selectorText({ matchLabels, matchExpressions }: LabelSelector): string {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values }) => `${key} ${operator} (${values.join(', ')})`),
  ].join(',');
}

/** Says whether labels meet one requirement; an operator that selectors do not have is met by none. */
export function meetsRequirement({ key, operator, values }: LabelRequirement, labels: Labels): boolean {
  const value = labelOf(labels, key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

function labelOf(labels: Labels, key: string): string | undefined {
  return ownValue(labels, key);
}

/**
 * Returns a selector the way the scale subresource writes it: `app=inference,tier in (a,b),!old`, ordered by key.
 *
 * Follows `Requirement.String` and `internalSelector.String` in apimachinery `pkg/labels/selector.go` (v1.37).
 */
export function selectorString({ matchLabels, matchExpressions }: LabelSelector): string {
  const equal = Object.entries(matchLabels).map(([key, value]) => ({ key, text: `${key}=${value}` }));
  const further = matchExpressions.map(({ key, operator, values }) => ({
    key,
    text: requirementString(key, operator, values),
  }));
  return [...equal, ...further]
    .sort((one, other) => (one.key === other.key ? 0 : one.key < other.key ? -1 : 1))
    .map(({ text }) => text)
    .join(',');
}

function requirementString(key: string, operator: string, values: readonly string[]): string {
  switch (operator) {
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return `${key} ${operator.toLowerCase()} (${[...values].sort().join(',')})`;
  }
}
