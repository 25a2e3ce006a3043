import type { CheckResult, Finding } from '../rules/finding';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Returns findings as workflow commands of GitHub Actions, which shows each beside its line of a pull request.
 *
 * @param artifactPath returns the path of a file from the root of the repository.
 */
export function renderFindingsGithub(
  { findings, counts }: CheckResult,
  artifactPath: (file: string) => string,
): string {
  const { error, warning, info, waived } = counts;
  const total = `${error} errors, ${warning} warnings, ${info} notes, ${waived} waived`;
  return `${[...findings.map((finding) => command(finding, artifactPath)), total].join('\n')}\n`;
}

function command(
  { severity, file, line, rule, object, path, message, fix }: Finding,
  artifactPath: (file: string) => string,
): string {
  const place = file === '' ? [] : [`file=${property(artifactPath(file))}`, `line=${line}`];
  const properties = [...place, `title=${property(rule)}`].join(',');
  return `::${COMMANDS[severity]} ${properties}::${data(`${object.kind} '${object.name}' ${path} ${message}. ${fix}`)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
