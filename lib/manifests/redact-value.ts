import { pointerTokens } from '../values/json-pointer';
import { redactText } from '../values/redaction/redact-text';
import { type NameKind, nameKind } from '../values/redaction/secret-name';
import { isSecretValue } from '../values/redaction/secret-value';
import { fieldAt, isFields, textAt } from './field-at';

/** Returns what stands in the place of a secret. */
export type WriteRedacted = (secret: string) => string;

/**
 * Returns a value of a manifest without secrets: the values of keys, environment variables and headers that are named after
 * a secret, of flags that are (`--token x`), and what looks like a secret in any other text or key.
 *
 * @param name what the value is named: its key, the name of its environment variable, or the flag before it.
 */
export function redactValue(value: unknown, name: string, write: WriteRedacted): unknown {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return redactScalar(value, nameKind(name), write);
  }
  if (Array.isArray(value)) {
    return value.map((each, index) => redactValue(each, flagOf(value[index - 1]) ?? name, write));
  }
  if (!isFields(value)) {
    return value;
  }
  const named = textAt(value, 'name');
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      redactText(key, write),
      redactValue(field, key === 'value' && named !== undefined ? named : key, write),
    ]),
  );
}

function redactScalar(
  value: string | number | bigint,
  kind: NameKind | undefined,
  write: WriteRedacted,
): string | number | bigint {
  const text = String(value);
  if (kind !== undefined && isSecretValue(text, kind)) {
    return write(text);
  }
  return typeof value === 'string' ? redactText(value, write) : value;
}

/** Returns plain data without what looks like a secret in any of its texts and keys. */
export function redactTexts<T>(data: T, write?: WriteRedacted): T {
  return withoutSecrets(data, write, new Set()) as T;
}

/** @param harmless texts without a secret: in a review most stand many times. */
function withoutSecrets(value: unknown, write: WriteRedacted | undefined, harmless: Set<string>): unknown {
  if (typeof value === 'string') {
    return textWithoutSecrets(value, write, harmless);
  }
  if (Array.isArray(value)) {
    return value.map((each) => withoutSecrets(each, write, harmless));
  }
  return isFields(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, field]) => [
          textWithoutSecrets(key, write, harmless),
          withoutSecrets(field, write, harmless),
        ]),
      )
    : value;
}

function textWithoutSecrets(text: string, write: WriteRedacted | undefined, harmless: Set<string>): string {
  if (harmless.has(text)) {
    return text;
  }
  const redacted = redactText(text, write);
  if (redacted === text) {
    harmless.add(text);
  }
  return redacted;
}

/** Returns a flag's name where the next item is its value: `--password`, but not `--password=x`. */
function flagOf(before: unknown): string | undefined {
  return typeof before === 'string' && /^--?[A-Za-z][\w.-]*$/.test(before) ? before : undefined;
}

/**
 * Returns what the value at a JSON pointer (RFC 6901) is named: the name of the environment variable or the header, the flag
 * that stands before it in a list, or its key.
 */
export function nameOfValue(data: unknown, pointer: string): string {
  const tokens = pointerTokens(pointer);
  const last = tokens.at(-1) ?? '';
  const owner = fieldAtTokens(data, tokens.slice(0, -1));
  if (Array.isArray(owner)) {
    return flagOf(owner[Number(last) - 1]) ?? tokens.at(-2) ?? '';
  }
  return (last === 'value' ? textAt(owner, 'name') : undefined) ?? last;
}

function fieldAtTokens(data: unknown, tokens: readonly string[]): unknown {
  return tokens.reduce<unknown>(
    (here, token) => (Array.isArray(here) ? here[Number(token)] : fieldAt(here, token)),
    data,
  );
}
