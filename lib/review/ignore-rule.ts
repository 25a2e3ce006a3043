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
