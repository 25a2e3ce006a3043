import { closest, distance } from 'fastest-levenshtein';
import { IMPACT_CLASSES, type ImpactClass } from '../../review/impact';
import type { Review } from '../../review/review';
import { InvalidInput, refuseIfAny } from '../../values/invalid-input';

/** The word of `--fail-on` for no class at all. */
const NEVER = 'none';

/**
 * Returns the classes that `--fail-on` names, worst first: some of them with commas between, or `none` for no class.
 *
 * @throws InvalidInput naming every word that is no class, each with the nearest.
 */
export function parseFailOn(text: string): ImpactClass[] {
  const words = text.split(',').map((word) => word.trim());
  if (words.length === 1 && words[0] === NEVER) {
    return [];
  }
  const known = IMPACT_CLASSES.filter((each) => each !== NEVER);
  const unknown = words.filter((word) => !known.some((each) => each === word));
  refuseIfAny(
    unknown.flatMap((word) => {
      const message =
        word === NEVER
          ? `has '${NEVER}' beside classes; leave out one or the other`
          : `is '${word}', which is no class; ${nearest(word, known)}`;
      return InvalidInput.of('BAD_FORMAT', '--fail-on', message).faults;
    }),
  );
  return known.filter((each) => words.includes(each));
}

/** Returns those of some classes that a review has. */
export function failingClasses({ counts }: Review, failOn: readonly ImpactClass[]): ImpactClass[] {
  return failOn.filter((each) => counts[each] > 0);
}

function nearest(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  const all = `${known.join(', ')}, or ${NEVER}`;
  return distance(word, near) <= Math.max(2, word.length / 2) ? `did you mean '${near}'? (${all})` : `name ${all}`;
}
