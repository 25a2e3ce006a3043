/** Names that a message lists. */
const MOST_NAMES = 20;

/** Returns names as messages list them: all of some twenty, else the first and how many more there are. */
export function listed(names: readonly string[]): string {
  return names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
}
