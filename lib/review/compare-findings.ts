import { append } from '../manifests/label-index';
import type { Finding } from '../rules/finding';
import type { Review } from './review';

/**
 * Returns the findings that only head has, and those that only base had. A finding stays the same when its rule, object and
 * path do, or where entries moved, its rule, object and message.
 *
 * @param nameInBase returns what an object of head is called in base, for those that were renamed.
 */
export function compareFindings(
  base: readonly Finding[],
  head: readonly Finding[],
  nameInBase: (object: Finding['object']) => string,
): Review['findings'] {
  const byPath = without(base, head, ({ rule, path }, object) => `${rule}\n${object}\n${path}`, nameInBase);
  const byMessage = without(
    byPath.before,
    byPath.after,
    ({ rule, message }, object) => `${rule}\n${object}\n${message}`,
    nameInBase,
  );
  return { added: byMessage.after, fixed: byMessage.before, standing: head.length - byMessage.after.length };
}

function without(
  base: readonly Finding[],
  head: readonly Finding[],
  keyOf: (finding: Finding, object: string) => string,
  nameInBase: (object: Finding['object']) => string,
): { readonly before: readonly Finding[]; readonly after: readonly Finding[] } {
  const left = new Map<string, Finding[]>();
  for (const finding of base) {
    append(left, keyOf(finding, objectKey(finding.object)), finding);
  }
  const after = head.filter((finding) => left.get(keyOf(finding, nameInBase(finding.object)))?.shift() === undefined);
  const remaining = new Set([...left.values()].flat());
  return { before: base.filter((finding) => remaining.has(finding)), after };
}

/** Returns the text by which findings tell objects apart. */
export function objectKey({ kind, namespace, name }: Omit<Finding['object'], 'apiVersion'>): string {
  return `${kind}/${namespace}/${name}`;
}
