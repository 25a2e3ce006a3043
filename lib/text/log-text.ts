import { visible, visibleLine } from './visible';

/** `##[name]` of GitHub Actions and `##vso[name]` of Azure Pipelines, which are obeyed anywhere in a line. */
const ANYWHERE = /##(?=\w*\[)/g;
/** `::name::` of GitHub Actions, which is obeyed at the beginning of a line, behind white space. */
const AT_BEGINNING = /^([^\S\n\r\u2028\u2029]*)::(?=[^\n]*::)/gm;

/**
 * Returns text of several lines for a terminal and for the log of a job: every character is seen, and no line is a command
 * to the runner that reads the log. The second character of what would be one is written by its code: `:\u003aerror::`.
 * Text that it returned it leaves as it is.
 *
 * Follows `TryParse` and `TryParseV2` in `src/Runner.Common/ActionCommand.cs` of actions/runner. The sections of GitLab's
 * log need an escape character, which is shown as its code.
 */
export function logText(text: string): string {
  return withoutMarkers(visible(text)).replace(AT_BEGINNING, '$1:\\u003a');
}

/** Returns text as one line for a terminal and for the log of a job; line feeds and tabs are shown as their codes. */
export function logLine(text: string): string {
  return logText(visibleLine(text));
}

/** Returns text without the marker that makes a runner obey what follows anywhere in a line. */
export function withoutMarkers(text: string): string {
  return text.replace(ANYWHERE, '#\\u0023');
}
