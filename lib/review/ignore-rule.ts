import { InvalidInput } from '../values/invalid-input';
import { quoted } from '../values/shown';
import { Wildcard } from '../values/wildcard';

/** Changes that a review leaves out: all parts that are given must match; `*` stands for any text. */
export interface IgnoreRule {
  /** Pattern of the kind. */
  readonly kind: string;
  /** Pattern of the namespace; a cluster-scoped object has none. */
  readonly namespace: string;
  /** Pattern of the name. */
  readonly name: string;
  /** Pattern of the field's path as a review names it; the fields below count too; undefined for the whole object. */
  readonly path: string | undefined;
  /** Line in the ignore file, from 1. */
  readonly line: number;
}

/** An object by what an ignore rule asks of it. */
export interface IgnoreSubject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Reads an ignore file: one rule a line, `KIND[/NAMESPACE]/NAME [PATH]`, `*` for any text, `#` before a remark.
 *
 *     Deployment/web metadata.labels["build"]
 *     Deployment/shop/* spec.template.metadata.annotations
 *     ConfigMap/dashboards-*
 *     * metadata.annotations["example.com/build"]
 *
 * A path leaves out the fields below it too; without a path the whole object is left out.
 *
 * @param file the name to give in errors.
 * @throws InvalidInput naming file and line of every line that is no rule.
 */
export function parseIgnoreRules(text: string, file: string): IgnoreRule[] {
  return text.split('\n').flatMap((written, index): IgnoreRule[] => {
    const line = withoutRemark(written).trim();
    if (line === '') {
      return [];
    }
    const end = firstBlank(line);
    const object = line.slice(0, end);
    const path = end === line.length ? undefined : line.slice(end).trim();
    const parts = object.split('/');
    const isEvery = object === '*' && path !== undefined;
    if ((parts.length < 2 && !isEvery) || parts.length > 3 || parts.some((part) => part === '')) {
      throw InvalidInput.of(
        'BAD_FORMAT',
        `${file}:${index + 1}`,
        `is ${quoted(line)}, not an ignore rule; write KIND/NAME or KIND/NAMESPACE/NAME, then the path of a field to ignore only that`,
      );
    }
    const [kind = '*', second = '*', third] = parts;
    const [namespace, name] = third === undefined ? ['*', second] : [second, third];
    return [{ kind, namespace, name, path, line: index + 1 }];
  });
}

/** Says whether rules leave out a whole object, or where a path is given, a field of it. */
export function isIgnored(rules: readonly IgnoreRule[], subject: IgnoreSubject, path?: string): boolean {
  return rules.some((rule) => {
    const { kind, namespace, name, paths } = patternsOf(rule);
    return (
      kind.matches(subject.kind) &&
      namespace.matches(subject.namespace) &&
      name.matches(subject.name) &&
      (paths === undefined || (path !== undefined && paths.some((each) => each.matches(path))))
    );
  });
}

/** The patterns of a rule; those of a path match the field itself, its fields, and its entries. */
interface Patterns {
  readonly kind: Wildcard;
  readonly namespace: Wildcard;
  readonly name: Wildcard;
  readonly paths: readonly Wildcard[] | undefined;
}

const PATTERNS = new WeakMap<IgnoreRule, Patterns>();

function patternsOf(rule: IgnoreRule): Patterns {
  const known = PATTERNS.get(rule);
  if (known !== undefined) {
    return known;
  }
  const { kind, namespace, name, path } = rule;
  const patterns = {
    kind: new Wildcard(kind),
    namespace: new Wildcard(namespace),
    name: new Wildcard(name),
    paths: path === undefined ? undefined : [path, `${path}.*`, `${path}[*`].map((each) => new Wildcard(each)),
  };
  PATTERNS.set(rule, patterns);
  return patterns;
}

const BLANK = /\s/;

function firstBlank(text: string): number {
  const found = text.search(BLANK);
  return found < 0 ? text.length : found;
}

/** Returns a line up to the first `#` that begins it or stands after a blank. */
function withoutRemark(line: string): string {
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
    if (at === 0 || BLANK.test(line.charAt(at - 1))) {
      return line.slice(0, at);
    }
  }
  return line;
}
