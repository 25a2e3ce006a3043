import { textsAt } from './field-at';
import type { Container } from './workload';

/** One argument of a container, with its place. */
export interface Argument {
  /** The argument. */
  readonly text: string;
  /** JSON pointer to it in the manifest. */
  readonly pointer: string;
}

/** A flag's value and where it stands. */
export interface FlagValue {
  /** The value; empty for a flag without one. */
  readonly value: string;
  /** JSON pointer to the flag. */
  readonly pointer: string;
}

/** Returns a container's command and arguments, in the order in which the process gets them. */
export function argumentsOf({ fields, pointer }: Container): Argument[] {
  return ['command', 'args'].flatMap((key) =>
    textsAt(fields, key).map((text, index) => ({ text, pointer: `${pointer}/${key}/${index}` })),
  );
}

/** Returns the values of each flag, in order: `--flag=value`, `--flag value` and `--flag` are read. */
export function flagsOf(args: readonly Argument[]): ReadonlyMap<string, readonly FlagValue[]> {
  const flags = new Map<string, FlagValue[]>();
  for (const [index, { text, pointer }] of args.entries()) {
    if (!/^--?[A-Za-z]/.test(text)) {
      continue;
    }
    const equals = text.indexOf('=');
    const next = args[index + 1]?.text ?? '';
    const name = equals < 0 ? text : text.slice(0, equals);
    const value = equals < 0 ? (next.startsWith('-') ? '' : next) : text.slice(equals + 1);
    const values = flags.get(name) ?? [];
    values.push({ value, pointer });
    flags.set(name, values);
  }
  return flags;
}
