/** Every impact class, worst first. The names are part of the JSON format and of `--fail-on`. */
export const IMPACT_CLASSES = [
  'refused',
  'replace',
  'restart',
  'scaling',
  'traffic',
  'security',
  'capacity',
  'load-test',
  'configuration',
  'metadata',
  'none',
] as const;

/**
 * What a change does when it is applied.
 *
 * - `refused`: the API server turns the apply down.
 * - `replace`: the object comes, goes, or is another one afterwards.
 * - `restart`: pods are replaced by new ones.
 * - `scaling`: how many replicas there are, or how an autoscaler decides on them.
 * - `traffic`: which requests reach which pods, and when.
 * - `security`: what may be done, by whom.
 * - `capacity`: what is set aside or allowed.
 * - `load-test`: a load generator does something else.
 * - `configuration`: what programs read.
 * - `metadata`: labels, annotations and the like that nothing here reads.
 * - `none`: nothing happens.
 */
export type ImpactClass = (typeof IMPACT_CLASSES)[number];

/** One effect of a change. */
export interface Impact {
  /** Its class. */
  readonly class: ImpactClass;
  /** Stable id of the sentence, kebab-case: it says the same for ever, the words may get better. */
  readonly id: string;
  /** What happens, and what to do about it where there is something to do: whole sentences with a full stop. */
  readonly sentence: string;
  /** Whether more becomes possible than before, or less; of class `security` only. */
  readonly direction?: 'widened' | 'narrowed';
}
