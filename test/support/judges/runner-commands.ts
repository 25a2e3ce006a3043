/** The commands that the runner of GitHub Actions registers, and one that a stop token would add. */
const REGISTERED = [
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
  'pause-logging',
  'remove-matcher',
  'resume-logging',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
];
/** White space as .NET's `String.TrimStart` takes it away. */
const TRIMMED = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
/** What a comparison by culture, which the runner makes, does not see. */
const IGNORED = /\u034f|[\0\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/gu;

/** A command that the runner obeys. */
export interface ObeyedCommand {
  readonly command: string;
  readonly line: string;
}

/**
 * Returns the lines of a log that the runner of GitHub Actions takes for commands, as `TryParseV2` and `TryParse` in
 * `src/Runner.Common/ActionCommand.cs` of actions/runner (258d6c8) read them, and those that Azure Pipelines would.
 */
export function obeyedCommands(log: string): ObeyedCommand[] {
  return log.split(/\r\n|\n|\r/).flatMap((line) => {
    const seen = line.replace(IGNORED, '');
    const command = commandOf(seen) ?? /##vso\[([^\]]*)\]/i.exec(seen)?.[1];
    return command === undefined ? [] : [{ command, line }];
  });
}

function commandOf(line: string): string | undefined {
  const message = line.replace(TRIMMED, '');
  if (message.startsWith('::')) {
    const end = message.indexOf('::', 2);
    const name = end < 0 ? undefined : registered(message.slice(2, end));
    if (name !== undefined) {
      return name;
    }
  }
  const start = line.indexOf('##[');
  const bracket = start < 0 ? -1 : line.indexOf(']', start);
  return bracket < 0 ? undefined : registered(line.slice(start + 3, bracket));
}

function registered(info: string): string | undefined {
  const [name = ''] = info.split(' ', 1);
  return REGISTERED.find((each) => each === name.toLowerCase());
}
