import type { Finding, WaivedFinding } from '../rules/finding';
import type { RuleText, Severity } from '../rules/rule';
import type { FindingsReport } from './findings-report';

/** What a log is rendered from. */
export interface SarifReport extends Pick<FindingsReport, 'rules' | 'tool'> {
  /** Findings, and those that are answered. */
  readonly result: Pick<FindingsReport['result'], 'findings' | 'waived'>;
  /**
   * Id of the run, ending in `/`, that tells it from others of the same tool.
   *
   * @default - none
   */
  readonly run?: string;
}

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** Returns findings in the Static Analysis Results Interchange Format, version 2.1.0; waived ones are suppressed. */
export function renderFindingsSarif({ result, rules, tool, run }: SarifReport): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, semanticVersion: tool.version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        ...(run !== undefined && { automationDetails: { id: run } }),
        results: [
          ...result.findings.map((finding) => resultOf(finding, rules)),
          ...result.waived.map((finding) => ({ ...resultOf(finding, rules), suppressions: [suppression(finding)] })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor({ id, why, fix, severity }: RuleText): object {
  return {
    id,
    shortDescription: { text: why },
    fullDescription: { text: why },
    help: { text: fix },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(finding: Finding, rules: readonly RuleText[]): object {
  const { rule, severity, object, path, message, file, line, constructPath } = finding;
  const { kind, namespace, name } = object;
  const logicalName = [namespace, kind, name].filter((part) => part !== '').join('/');
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: LEVELS[severity],
    message: { text: `${kind} '${name}' ${path} ${message}` },
    locations: [
      {
        ...(file !== '' && {
          physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: Math.max(1, line) } },
        }),
        logicalLocations: [
          { name, fullyQualifiedName: `${logicalName}${path}`, kind: 'resource' },
          ...(constructPath === undefined ? [] : [{ fullyQualifiedName: constructPath, kind: 'construct' }]),
        ],
      },
    ],
    partialFingerprints: { 'rulePath/v1': `${rule}:${logicalName}${path}` },
  };
}

function suppression({ reason, until }: WaivedFinding): object {
  return { kind: 'inSource', justification: until === undefined ? reason : `${reason} (until ${until})` };
}

function uriOf(file: string): string {
  return file === '-' ? 'stdin.yaml' : file.split('/').map(encodeURIComponent).join('/');
}
