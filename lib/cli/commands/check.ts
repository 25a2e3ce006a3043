import { Option } from 'commander';
import { redactTexts } from '../../manifests/redact-value';
import { renderFindingsGithub } from '../../report/findings-github';
import { renderFindingsJson } from '../../report/findings-json';
import { renderFindingsJunit } from '../../report/findings-junit';
import { renderFindingsSarif } from '../../report/findings-sarif';
import { renderFindingsText } from '../../report/findings-text';
import { CATALOGUE } from '../../rules/catalogue';
import { checkManifests } from '../../rules/check-manifests';
import type { CheckResult } from '../../rules/finding';
import type { TerminalText } from '../../text/terminal-text';
import { artifactPath } from '../artifact-path';
import type { CommandDefinition } from '../command';
import { EXIT } from '../exit-codes';
import { packageIdentity } from '../package-identity';
import { readCheckSettings, SETTINGS_FILE } from '../read-check-settings';
import { readManifests } from '../read-manifests';

const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const;
const FAIL_ON = ['error', 'warning', 'never'] as const;

interface CheckFlags {
  readonly format: (typeof FORMATS)[number];
  readonly failOn: (typeof FAIL_ON)[number];
  readonly settings?: string;
  readonly environment?: string;
  readonly verbose: boolean;
}

/** Adds `check`: what in a set of manifests would not scale. */
export const check: CommandDefinition = (program, terminal) => {
  program
    .command('check')
    .description('find what in a set of manifests would not scale')
    .argument('[path...]', 'YAML or JSON files, folders, or - for standard input; all of them are one set', ['-'])
    .addOption(new Option('--format <format>', 'form of the output').choices(FORMATS).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'least severity that makes the exit code 1').choices(FAIL_ON).default('error'),
    )
    .option('--settings <file>', `what the manifests cannot tell (default: ${SETTINGS_FILE} where it is there)`)
    .option('--environment <name>', 'the environment that the manifests are for, such as local or production')
    .option('--verbose', 'also notes, waived findings, reasons, and rules that lacked a fact', false)
    .action(async (paths: readonly string[], flags: CheckFlags) => {
      const settings = readCheckSettings(flags.settings, flags.environment);
      const manifests = await readManifests(paths, terminal.stdin);
      const result = checkManifests(manifests, { settings, today: new Date().toISOString().slice(0, 10) });
      terminal.stdout.write(render(redactTexts(result), flags));
      terminal.exitWith(fails(result, flags.failOn) ? EXIT.findings : EXIT.clean);
    });
};

function render(result: CheckResult, { format, verbose }: CheckFlags): string | TerminalText {
  const report = { result, rules: CATALOGUE, tool: packageIdentity() };
  switch (format) {
    case 'text':
      return renderFindingsText(result, { verbose });
    case 'json':
      return renderFindingsJson(result);
    case 'sarif':
      return renderFindingsSarif({ ...report, artifactPath });
    case 'junit':
      return renderFindingsJunit(report);
    case 'github':
      return renderFindingsGithub(result, artifactPath);
  }
}

function fails({ counts }: CheckResult, failOn: CheckFlags['failOn']): boolean {
  switch (failOn) {
    case 'error':
      return counts.error > 0;
    case 'warning':
      return counts.error + counts.warning > 0;
    case 'never':
      return false;
  }
}
