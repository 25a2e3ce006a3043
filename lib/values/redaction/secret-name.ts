/**
 * How much a name says of its value: `header` names a whole header, `secret` a value that is one whatever it looks like,
 * `likely` one that is only if it looks like one (`secret: my-tls` is the name of a Secret).
 */
export type NameKind = 'authorization' | 'cookie' | 'secret' | 'likely';

const MOST_NAME = 128;
/** Last words of names, or ends of a last word. */
const SECRET_ENDS =
  /(?:password|passwd|passphrase|passcode|apikey|secretkey|accesskey|privatekey|accountkey|signingkey|encryptionkey|masterkey|sharedkey|authkey|clientsecret|authtoken|accesstoken|refreshtoken|idtoken|sessiontoken|keydata)$/;
const SECRET_WORDS = new Set(['pwd', 'pw', 'clientkeydata']);
const LIKELY_WORDS = new Set([
  ...['secret', 'token', 'credential', 'credentials', 'creds', 'pass', 'auth', 'session', 'sig', 'signature', 'sas'],
  ...['sid', 'sessionid', 'pat', 'jwt', 'bearer', 'webhook'],
]);
/** Names of environment variables that end so hold the secret itself, not the name of one. */
const VARIABLE_WORDS = new Set(['secret', 'token', 'credential', 'credentials', 'creds', 'pass', 'pat']);

/** Returns what a name, such as `AWS_SECRET_ACCESS_KEY` or `clientSecret`, says of its value; undefined for nothing. */
export function nameKind(name: string): NameKind | undefined {
  const words = wordsOf(name.slice(-MOST_NAME));
  const last = words.at(-1) ?? '';
  const joined = words.slice(-3).join('');
  if (joined.endsWith('authorization')) {
    return 'authorization';
  }
  if (last === 'cookie') {
    return 'cookie';
  }
  if (SECRET_ENDS.test(joined) || SECRET_WORDS.has(last)) {
    return /public(?:apikey|accesskey)$/.test(joined) ? undefined : 'secret';
  }
  if (!LIKELY_WORDS.has(last)) {
    return undefined;
  }
  return VARIABLE_WORDS.has(last) && /^[A-Z][A-Z0-9_]*$/.test(name) ? 'secret' : 'likely';
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/^(\D+)\d+$/, '$1'))
    .filter((word) => word !== '');
}
