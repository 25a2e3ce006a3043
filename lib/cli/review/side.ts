import { InvalidInput } from '../../values/invalid-input';

/** One side of a review, as it was named. */
export type Side =
  | { readonly type: 'path'; readonly path: string }
  /** `path` is undefined where none was named. */
  | { readonly type: 'git'; readonly ref: string; readonly path: string | undefined };

const GIT = 'git:';

/**
 * Returns what a side names: `git:REF`, `git:REF:PATH`, or a file, a folder or `-` for standard input. The ref ends at the
 * first colon, as no ref has one. A path that is called so is named `./git:x`.
 *
 * @param side `base` or `head`, for errors.
 * @throws InvalidInput when there is no ref after `git:`.
 */
export function parseSide(text: string, side: 'base' | 'head'): Side {
  if (!text.startsWith(GIT)) {
    return { type: 'path', path: text };
  }
  const rest = text.slice(GIT.length);
  const colon = rest.indexOf(':');
  const ref = colon < 0 ? rest : rest.slice(0, colon);
  if (ref === '') {
    throw InvalidInput.of('BAD_FORMAT', side, `is '${text}', which names no ref; write git:REF or git:REF:PATH`);
  }
  return { type: 'git', ref, path: colon < 0 ? undefined : rest.slice(colon + 1) };
}
