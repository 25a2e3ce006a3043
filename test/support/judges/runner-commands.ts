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

/** A command of a line of a log. */
export interface LogCommand {
  /** In lower case, but for a token that resumes commands. */
  readonly name: string;
  readonly data: string;
}

/** A command that the runner obeys. */
export interface ObeyedCommand {
  readonly command: string;
  readonly line: string;
}

/** Returns the lines of a log that GitHub's runner takes for commands, and those that Azure Pipelines would. */
export function obeyedCommands(log: string): ObeyedCommand[] {
  return linesOf(log).flatMap((line) => {
    const command = commandOf(line)?.name ?? /##vso\[([^\]]*)\]/i.exec(line.replace(IGNORED, ''))?.[1];
    return command === undefined ? [] : [{ command, line }];
  });
}

/** Returns the lines of a log as the runner reads them. */
export function linesOf(log: string): string[] {
  return log.split(/\r\n|\n|\r/);
}

/**
 * Returns the command of a line, as `TryParseV2` and `TryParse` in `src/Runner.Common/ActionCommand.cs` of actions/runner
 * (258d6c8) read it: `::name props::data` at its start, `##[name props]data` anywhere.
 *
 * @param token a name that is known besides: the token that resumes commands.
 */
export function commandOf(line: string, token?: string): LogCommand | undefined {
  const seen = line.replace(IGNORED, '');
  const message = seen.replace(TRIMMED, '');
  if (message.startsWith('::')) {
    const end = message.indexOf('::', 2);
    const name = end < 0 ? undefined : known(message.slice(2, end), token);
    if (name !== undefined) {
      return { name, data: message.slice(end + 2) };
    }
  }
  const start = seen.indexOf('##[');
  const bracket = start < 0 ? -1 : seen.indexOf(']', start);
  const name = bracket < 0 ? undefined : known(seen.slice(start + 3, bracket), token);
  return name === undefined ? undefined : { name, data: seen.slice(bracket + 1) };
}

function known(info: string, token: string | undefined): string | undefined {
  const [name = ''] = info.split(' ', 1);
  return name === token ? token : REGISTERED.find((each) => each === name.toLowerCase());
}
