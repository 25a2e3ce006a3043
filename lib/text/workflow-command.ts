import { logLine } from './log-text';
import { TerminalText } from './terminal-text';
import { visible } from './visible';

/** A command to the runner of GitHub Actions, such as `::error file=a.yaml,line=3::message`. */
export interface WorkflowCommand {
  readonly command: 'error' | 'warning' | 'notice';
  /** Properties in their order. */
  readonly properties: readonly (readonly [name: string, value: string | number])[];
  readonly message: string;
}

/** Returns commands to the runner, one a line; a text between them is a line of the log, and no command. */
export function workflowCommands(lines: readonly (WorkflowCommand | string)[]): TerminalText {
  const texts = lines.map((each) => (typeof each === 'string' ? logLine(each) : commandText(each)));
  return TerminalText.trusted(texts.map((text) => `${text}\n`).join(''));
}

function commandText({ command, properties, message }: WorkflowCommand): string {
  const list = properties.map(([name, value]) => `${name}=${commandProperty(String(value))}`).join(',');
  return `::${command} ${list}::${commandData(message)}`;
}

/**
 * Returns text as the message of a command.
 *
 * Follows `_escapeDataMappings` in `src/Runner.Common/ActionCommand.cs` of actions/runner.
 */
export function commandData(text: string): string {
  return visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

/**
 * Returns text as the value of a command's property.
 *
 * Follows `_escapePropertyMappings` in the same file.
 */
export function commandProperty(text: string): string {
  return commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
