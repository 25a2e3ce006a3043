const COMMANDS = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
];

/** A command in the log of a step. */
interface LogCommand {
  readonly name: string;
  readonly data: string;
}

/**
 * Returns the commands of a step's log that the runner of GitHub Actions obeys, as `name: data`, without those that stop
 * and resume commands. Both forms are read, `::name props::data` at the start of a line and `##[name props]data` anywhere.
 *
 * Follows actions/runner, `ActionCommand.TryParseV2`, `ActionCommand.TryParse` and `ActionCommandManager.TryProcessCommand`.
 */
export function obeyedCommands(log: string): string[] {
  const obeyed: string[] = [];
  let stop: string | undefined;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const command = commandOf(line, stop);
    if (command === undefined) {
      continue;
    }
    const { name, data } = command;
    if (stop !== undefined) {
      stop = name === stop ? undefined : stop;
    } else if (name === 'stop-commands') {
      stop = data;
    } else {
      obeyed.push(`${name}: ${unescaped(data)}`);
    }
  }
  return stop === undefined ? obeyed : [...obeyed, 'commands are stopped at the end'];
}

function commandOf(line: string, stop: string | undefined): LogCommand | undefined {
  const second = /^::(?<name>[^ :]*?)(?: .*?)?::(?<data>.*)$/.exec(line.trim())?.groups;
  const first = /##\[(?<name>[^ \]]*)[^\]]*\](?<data>.*)$/.exec(line)?.groups;
  const { name = '', data = '' } = second ?? first ?? {};
  const isKnown = COMMANDS.includes(name.toLowerCase()) || name === stop;
  return isKnown ? { name, data } : undefined;
}

function unescaped(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
