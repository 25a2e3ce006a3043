import type { NameKind } from './secret-name';

/** Words that stand where a value would, in configuration, in schemas and in messages. */
const WORDS =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|string|boolean|integer|number|object|required|optional|enabled|disabled|read|write|invalid|incorrect|wrong|missing|expired|is|must|should|was|not|the|a|an|for|from|in|of|and|or|to)$/i;
/** What stands where a secret was. */
const REDACTED = /[[(]redacted/;
/** References to what is put in later, and masks. */
const REFERENCE = /^(?:\\?\$[A-Za-z_({]|\{\{|%[A-Za-z_]+%$|<[^>]*>?$|[*•.xX_-]+$|[|>][+-]?$|[&*!][A-Za-z])/;
/** Paths of files, and URLs; those with passwords are found as URLs. */
const PLACE = /^(?:\.{0,2}\/[\w./@%-]*$|~\/|file:|[a-z][a-z0-9+.-]*:\/\/)/i;
const LEAST_LIKELY = 8;
const LEAST_RUN = 16;
/** Names of objects are made of shorter words. */
const LEAST_WORD = 24;

/** Says whether the value of a name is a secret: whole values, cut to some hundreds of characters. */
export function isSecretValue(value: string, kind: NameKind): boolean {
  if (value === '' || REDACTED.test(value) || WORDS.test(value) || REFERENCE.test(value) || PLACE.test(value)) {
    return false;
  }
  switch (kind) {
    case 'cookie':
      return value.includes('=');
    case 'secret':
      return !/^[{[]/.test(value);
    case 'authorization':
      return /^[A-Za-z][\w-]*[ \t]+\S/.test(value) || looksSecret(value);
    default:
      return looksSecret(value);
  }
}

/** Says whether a text is made of what secrets are made of, and names of objects are not. */
function looksSecret(value: string): boolean {
  if (value.length < LEAST_LIKELY || /\s/.test(value)) {
    return false;
  }
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  const isName = /^[a-z0-9]+(?:[-./][a-z0-9]+)*$/.test(value) && /[a-z]/.test(value);
  if (!isName) {
    return kinds >= 3 || (kinds === 2 && value.length >= LEAST_RUN && /\d/.test(value) && /[A-Za-z]/.test(value));
  }
  const pieces = value.split(/[-./]/);
  if (pieces.some((piece) => piece.length >= LEAST_WORD)) {
    return true;
  }
  const mixed = pieces.filter((piece) => /[a-z]/.test(piece) && /\d/.test(piece));
  return (
    value.length >= LEAST_RUN && (mixed.length * 2 > pieces.length || mixed.some((piece) => piece.length >= LEAST_RUN))
  );
}
