import type { Option } from 'commander';
import { COMMANDS } from '../../../lib/cli/command-list';
import { createProgram } from '../../../lib/cli/program';
import { TerminalSink } from '../../../lib/cli/terminal-sink';
import type { Random } from '../../oracle/random';
import { NAMES, TEXTS } from './dictionary';

/** Options that the program has by name of its command. They come from the program, so that a new one is tried too. */
export type CommandOptions = ReadonlyMap<string, readonly Option[]>;

/** Options that allow what no input must: to compute for as long as it takes. */
const LEFT_OUT = new Set(['--allow-long', '--help']);
/** Values that an option takes, and ones that it must refuse. */
interface FlagValues {
  readonly sound: readonly string[];
  readonly broken: readonly string[];
}

/** Values by what the help calls them. Only these may name what lies outside of the input's folder. */
const BY_PLACEHOLDER = new Map<string, FlagValues>(
  Object.entries({
    file: {
      sound: ['out.md', 'out.json', 'out.txt', 'out.html', 'out.sarif'],
      broken: ['sub/out.md', '.', 'head.yaml', 'missing.yaml', '/dev/null'],
    },
    folder: { sound: ['run', 'new'], broken: ['.', 'missing', 'head.yaml'] },
    path: { sound: ['scenarios'], broken: ['.', 'missing', 'head.yaml', '/dev/null'] },
    number: { sound: ['8000', '1', '2', '65000'], broken: ['0', '-1', '1e3', '99999999999999999999', 'x', ''] },
    version: { sound: ['1.28', '1.33', '1.37'], broken: ['1.27', '1', 'x', '1.30.0', '', '1e1'] },
    ref: {
      sound: ['main', 'HEAD'],
      broken: ['--upload-pack=x', '-x', '', 'main:dist', 'main^{tree}', '@{u}', 'refs/heads/*', 'x..y'],
    },
    name: { sound: ['local', 'production'], broken: NAMES.filter((name) => !name.includes('\0')) },
    'key=value': {
      sound: ['durationSeconds=60', 'load.closed.users.constant=5', 'service.classes.0.cpuSeconds=0.01'],
      broken: [
        '__proto__=1',
        'constructor.prototype.x=1',
        '__proto__.polluted=1',
        '=',
        'a',
        'service.classes.0.cpuSeconds=1e400',
        'service.classes.constructor=1',
        'nodes.-1.cpu=1',
        'nodes.99999999.cpu=1',
        'load.closed.users.constant=!!binary x',
        'title="\u001b[31m"',
      ],
    },
    classes: { sound: ['none', 'refused', 'refused,restart'], broken: ['all', ',', 'constructor', ''] },
  }),
);

/** Returns the options of every command. */
export async function commandOptions(): Promise<CommandOptions> {
  const found = new Map<string, readonly Option[]>();
  for (const name of Object.keys(COMMANDS)) {
    const [stdout, stderr] = [TerminalSink.to(process.stdout), TerminalSink.to(process.stderr)];
    const program = await createProgram({ stdin: process.stdin, stdout, stderr, exitWith: () => {} }, '0', name);
    found.set(name, program.commands[0]?.options.filter(({ long }) => !LEFT_OUT.has(long ?? '')) ?? []);
  }
  return found;
}

/**
 * Returns some options of a command with values.
 *
 * @param values values of an option of this name, which are used in the place of those that its placeholder suggests.
 * @param share how many of the options are given, of 1.
 */
export function randomFlags(
  options: readonly Option[],
  random: Random,
  values: Readonly<Record<string, readonly string[]>> = {},
  share = 0.15,
): string[] {
  return options.flatMap((option) => {
    const name = option.long ?? option.short ?? '';
    const known = Object.hasOwn(values, name) ? values[name] : undefined;
    return known?.length === 0 || !random.chance(share) ? [] : flagOf(option, name, known, random);
  });
}

function flagOf(option: Option, name: string, known: readonly string[] | undefined, random: Random): string[] {
  if (!option.required && !option.optional) {
    return [name];
  }
  const placeholder = /[<[]([^\]>.]+)/.exec(option.flags)?.[1] ?? '';
  const { sound, broken } = BY_PLACEHOLDER.get(placeholder) ?? { sound: SAFE_TEXTS, broken: SAFE_TEXTS };
  const choices = random.chance(0.85) ? (known ?? option.argChoices ?? sound) : random.pick([broken, SAFE_TEXTS]);
  const value = random.pick(choices);
  return random.chance(0.5) ? [name, value] : [`${name}=${value}`];
}

/** What names no place outside of the folder, even where it is taken for a file to write. */
const SAFE_TEXTS = [...NAMES, ...TEXTS].filter(
  (text) => !text.includes('/') && text !== '..' && !text.includes('\u0000'),
);
