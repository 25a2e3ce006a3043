import type { CheckResult, Finding } from '../rules/finding';
import type { TerminalText } from '../text/terminal-text';
import { type WorkflowCommand, workflowCommands } from '../text/workflow-command';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Returns findings as workflow commands of GitHub Actions, which shows each beside its line of a pull request.
 *
 * @param artifactPath returns the path of a file from the root of the repository.
 */
export function renderFindingsGithub(
  { findings, counts }: CheckResult,
  artifactPath: (file: string) => string,
): TerminalText {
  const { error, warning, info, waived } = counts;
  const total = `${error} errors, ${warning} warnings, ${info} notes, ${waived} waived`;
  return workflowCommands([...findings.map((finding) => command(finding, artifactPath)), total]);
}

function command(
  { severity, file, line, rule, object, path, message, fix }: Finding,
  artifactPath: (file: string) => string,
): WorkflowCommand {
  return {
    command: COMMANDS[severity],
    properties: [
      ...(file === ''
        ? []
        : ([
            ['file', artifactPath(file)],
            ['line', line],
          ] as const)),
      ['title', rule],
    ],
    message: `${object.kind} '${object.name}' ${path} ${message}. ${fix}`,
  };
}
