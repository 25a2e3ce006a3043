/** A JSON schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** Any text. */
export const TEXT: Schema = { type: 'string' };
/** True or false. */
export const FLAG: Schema = { type: 'boolean' };
/** A whole number, 0 or more. */
export const COUNT: Schema = { type: 'integer', minimum: 0 };
/** A number, 0 or more. */
export const AMOUNT: Schema = { type: 'number', minimum: 0 };

/** Returns the schema of an object with these fields; others are let through. */
export function shape(
  required: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } };
}

/** Returns the schema of a list. */
export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

/** Returns the schema of one of several values. */
export function oneOf(...values: readonly string[]): Schema {
  return { enum: values };
}
