import { InvalidInput } from '../../values/invalid-input';
import { Wildcard } from '../../values/wildcard';

/**
 * Refuses a context that a plan does not allow.
 *
 * @param allowed names, in which `*` stands for any characters.
 * @throws InvalidInput naming those that it allows.
 */
export function refuseOtherContexts(allowed: readonly string[], context: string): void {
  const isAllowed = allowed.some((pattern) => new Wildcard(pattern).matches(context));
  if (!isAllowed) {
    const message = `is '${context}', which the plan does not allow (${allowed.join(', ')}); name one of these, or add it to allowedContexts`;
    throw InvalidInput.of('CONFLICT', '--context', message);
  }
}
