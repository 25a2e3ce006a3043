/** Control and format characters, the latter with marks of direction, and separators of lines and paragraphs. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Returns a workflow command that shows a message with the job. The message is data: neither a line break in it nor what
 * looks like a command ends it or begins another, and characters that are not seen are shown as `\u{..}`.
 *
 * Follows "Workflow commands for GitHub Actions"; `%`, CR and LF are escaped as the runner reads them back
 * (actions/runner, `ActionCommand.cs`).
 */
export function annotation(level: 'warning' | 'error', message: string): string {
  const seen = message.replace(UNSEEN, (unseen) =>
    /[\r\n]/.test(unseen) ? unseen : `\\u{${unseen.codePointAt(0)?.toString(16)}}`,
  );
  const data = seen.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return `::${level} title=Review::${data}`;
}

/**
 * Returns the lines of a text between the commands by which the runner obeys none of them (`stop-commands`).
 *
 * @param token what ends it; the text cannot know it.
 */
export function withoutCommands(text: string, token: string): string[] {
  return [`::stop-commands::${token}`, text.replace(/[\r\n]+$/, ''), `::${token}::`];
}

/**
 * Returns the entry of a file of outputs. A value of several lines stands between delimiters, which it cannot know.
 *
 * @param name letters, digits and dashes.
 */
export function outputEntry(name: string, value: string, delimiter: string): string {
  return /[\r\n]/.test(value) ? `${name}<<${delimiter}\n${value}\n${delimiter}\n` : `${name}=${value}\n`;
}
