/** What a field may hold that is not as it was written: of every kind that JSON has. */
export const WRONG_VALUES: readonly unknown[] = [
  null,
  [null],
  [[]],
  {},
  [],
  { x: null },
  'text',
  '',
  -1,
  1.5,
  true,
  [{}],
  [1],
  1e300,
];

/** Returns every copy of a value with one thing in it, however deep, replaced. */
export function* damaged(value: unknown, by: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const key of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[key];
    const place = (replacement: unknown): unknown =>
      Array.isArray(value)
        ? value.map((each, index) => (String(index) === key ? replacement : each))
        : { ...value, [key]: replacement };
    yield place(by);
    for (const deeper of damaged(inner, by)) {
      yield place(deeper);
    }
  }
}
