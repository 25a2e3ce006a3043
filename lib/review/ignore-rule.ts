import { InvalidInput } from '../values/invalid-input';

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

const PATTERNS = new Map<string, RegExp>();

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
  return text.split(/\r?\n/).flatMap((written, index): IgnoreRule[] => {
    const line = written.slice(0, commentIn(written)).trim();
    if (line === '') {
      return [];
    }
    const [object = ''] = line.split(/\s/, 1);
    const rest = line.slice(object.length).trim();
    const path = rest === '' ? undefined : rest;
    const parts = object.split('/');
    const isEvery = object === '*' && path !== undefined;
    if ((parts.length < 2 && !isEvery) || parts.length > 3 || parts.some((part) => part === '')) {
      throw InvalidInput.of(
        'BAD_FORMAT',
        `${file}:${index + 1}`,
        `is '${line}', not an ignore rule; write KIND/NAME or KIND/NAMESPACE/NAME, then the path of a field to ignore only that`,
      );
    }
    const [kind = '*', second = '*', third] = parts;
    const [namespace, name] = third === undefined ? ['*', second] : [second, third];
    return [{ kind, namespace, name, path, line: index + 1 }];
  });
}

/** Says whether rules leave out a whole object, or where a path is given, a field of it. */
export function isIgnored(rules: readonly IgnoreRule[], subject: IgnoreSubject, path?: string): boolean {
  return rules.some(
    (rule) =>
      fits(rule.kind, subject.kind) &&
      fits(rule.namespace, subject.namespace) &&
      fits(rule.name, subject.name) &&
      (rule.path === undefined || (path !== undefined && fits(rule.path, path, '([.[].*)?'))),
  );
}

function fits(pattern: string, text: string, below = ''): boolean {
  if (pattern === '*') {
    return true;
  }
  const key = `${pattern} ${below}`;
  let compiled = PATTERNS.get(key);
  if (compiled === undefined) {
    const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    compiled = new RegExp(`^${escaped}${below}$`, 's');
    PATTERNS.set(key, compiled);
  }
  return compiled.test(text);
}

/** Returns where the comment of a line begins: at a `#` at its start or after white space; its length without one. */
function commentIn(line: string): number {
  const found = /(?:^|\s)#/.exec(line);
  return found?.index ?? line.length;
}
