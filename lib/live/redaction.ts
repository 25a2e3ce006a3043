import { isFields } from '../manifests/field-at';
import { REDACTED, redactText } from '../values/redaction/redact-text';
import { nameKind } from '../values/redaction/secret-name';

/** Annotations that repeat an object as it was sent, its secrets included. */
const TELLTALE_ANNOTATIONS = /(^|[./-])last-applied-configuration$|token|secret|password|credential/i;
/** Keys whose values are secrets wherever they stand. */
const SECRET_KEYS =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|password|passwd|token|access_?token|refresh_?token|id_?token|client_?secret|api_?key|client-key-data|client-certificate-data)$/i;

/**
 * Returns an object of the API as it may be written down: values of environment variables, data of Secrets and
 * ConfigMaps, annotations that repeat an object or name a secret, managed fields, and whatever stands under the key of
 * a secret are left out or replaced.
 */
export function redactObject<T extends object>(object: T): T {
  return redacted(object, []) as T;
}

function redacted(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => redacted(each, path));
  }
  if (!isFields(value)) {
    return typeof value === 'string' ? redactText(value) : value;
  }
  const kept = Object.entries(value).filter(([key]) => !(key === 'managedFields' && path.at(-1) === 'metadata'));
  return Object.fromEntries(kept.map(([key, field]) => [redactText(key), redactedField(value, key, field, path)]));
}

function redactedField(
  owner: Readonly<Record<string, unknown>>,
  key: string,
  field: unknown,
  path: readonly string[],
): unknown {
  const isText = typeof field === 'string';
  if (isText && (SECRET_KEYS.test(key) || nameKind(key) === 'secret' || isSecretValue(owner, key, path))) {
    return REDACTED;
  }
  if (key === 'annotations' && isFields(field)) {
    return Object.fromEntries(
      Object.entries(field).map(([name, text]) => [
        redactText(name),
        TELLTALE_ANNOTATIONS.test(name) ? REDACTED : redacted(text, path),
      ]),
    );
  }
  const isData = ['data', 'stringData', 'binaryData'].includes(key) && isFields(field);
  if (isData && (path.length === 0 || owner.kind === 'Secret' || owner.kind === 'ConfigMap')) {
    return Object.fromEntries(Object.keys(field).map((name) => [redactText(name), REDACTED]));
  }
  if ((key === 'command' || key === 'args') && Array.isArray(field)) {
    return redactArguments(field);
  }
  return redacted(field, [...path, key]);
}

/** Says whether a text is the value of an environment variable, of a header, or of a URL's user. */
function isSecretValue(owner: Readonly<Record<string, unknown>>, key: string, path: readonly string[]): boolean {
  const within = path.at(-1);
  return key === 'value' && typeof owner.name === 'string' && (within === 'env' || within === 'httpHeaders');
}

const SECRET_FLAG = /^--?[\w.-]*(password|passwd|token|secret|api-?key|credential)[\w.-]*/i;

/** Redacts the values of flags that are named after a secret: `--token=x`, and `--token x`. */
function redactArguments(args: readonly unknown[]): unknown[] {
  return args.map((each, index) => {
    if (typeof each !== 'string') {
      return each;
    }
    const before = args[index - 1];
    const isValue = typeof before === 'string' && SECRET_FLAG.test(before) && !before.includes('=');
    if (isValue && !each.startsWith('-')) {
      return REDACTED;
    }
    return SECRET_FLAG.test(each) && each.includes('=')
      ? `${each.slice(0, each.indexOf('=') + 1)}${REDACTED}`
      : redactText(each);
  });
}
