import { commandData } from '../text/workflow-command';
import { trimmedEnd } from '../values/trim-text';

/**
 * Returns a workflow command that shows a message with the job. The message is data: neither a line break in it nor what
 * looks like a command ends it or begins another, and characters that are not seen are shown by their codes.
 */
export function annotation(level: 'warning' | 'error', message: string): string {
  return `::${level} title=Review::${commandData(message)}`;
}

/**
 * Returns the lines of a text between the commands by which the runner obeys none of them (`stop-commands`).
 *
 * @param token what ends it; the text cannot know it.
 */
export function withoutCommands(text: string, token: string): string[] {
  return [`::stop-commands::${token}`, trimmedEnd(text, '\r\n'), `::${token}::`];
}

/**
 * Returns the entry of a file of outputs. A value of several lines stands between delimiters, which it cannot know.
 *
 * @param name letters, digits and dashes.
 */
export function outputEntry(name: string, value: string, delimiter: string): string {
  return /[\r\n]/.test(value) ? `${name}<<${delimiter}\n${value}\n${delimiter}\n` : `${name}=${value}\n`;
}
