import { assignedSecretSpans } from './assigned-secrets';
import { privateKeySpans } from './private-keys';
import { mergedSpans } from './span';
import { tokenSpans } from './token-patterns';
import { urlPasswordSpans } from './url-passwords';

/** What stands in the place of a secret. */
export const REDACTED = '[redacted]';

/** How far beyond what is shown a text is searched, so that a secret that is cut at the end is still known. */
const MARGIN = 4096;

/**
 * Returns a text without what looks like a secret in it: tokens that are known by how they begin, JSON Web Tokens, private
 * keys, passwords of URLs, credentials of headers, cookies, and values after names such as `password` and `api_key`.
 *
 * Takes time that is linear in the length of the text. Redacting twice changes nothing more.
 *
 * @param write returns what stands in the place of a secret: `[redacted…]` or `(redacted…)`, so that it is known again.
 */
export function redactText(text: string, write: (secret: string) => string = () => REDACTED): string {
  const spans = mergedSpans(text, [
    ...tokenSpans(text),
    ...privateKeySpans(text),
    ...urlPasswordSpans(text),
    ...assignedSecretSpans(text),
  ]);
  if (spans.length === 0) {
    return text;
  }
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(from, start), write(text.slice(start, end)));
    from = end;
  }
  return [...parts, text.slice(from)].join('');
}

/** Returns the beginning of a text without secrets, at most so many characters; what is left out is not searched. */
export function redactedBeginning(text: string, mostCharacters: number): string {
  return redactText(text.slice(0, mostCharacters + MARGIN)).slice(0, mostCharacters);
}
