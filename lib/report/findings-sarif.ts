import type { Finding, WaivedFinding } from '../rules/finding';
import type { RuleText, Severity } from '../rules/rule';
import { jsonText } from '../text/json-text';
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
  /** Returns the path of a finding's file from the root of the repository, with `/` between the parts. */
  readonly artifactPath: (file: string) => string;
  /**
   * What was not looked at, and why: sentences without full stop.
   *
   * @default []
   */
  readonly notes?: readonly string[];
}

/** The base of relative addresses that readers of the format replace by the root of their checkout. */
const ROOT = '%SRCROOT%';

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * Returns findings in the Static Analysis Results Interchange Format, version 2.1.0; waived ones are suppressed. Files have
 * addresses relative to the root of the repository (`%SRCROOT%`).
 */
export function renderFindingsSarif({ result, rules, tool, run, notes = [], artifactPath }: SarifReport): string {
  const resultOf = (finding: Finding): object => resultFrom(finding, rules, artifactPath);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, semanticVersion: tool.version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        ...(run !== undefined && { automationDetails: { id: run } }),
        ...(notes.length > 0 && { invocations: [invocation(notes)] }),
        results: [
          ...result.findings.map(resultOf),
          ...result.waived.map((finding) => ({ ...resultOf(finding), suppressions: [suppression(finding)] })),
        ],
      },
    ],
  };
  return `${jsonText(log)}\n`;
}

function invocation(notes: readonly string[]): object {
  const toolExecutionNotifications = notes.map((text) => ({ level: 'note', message: { text } }));
  return { executionSuccessful: true, toolExecutionNotifications };
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

function resultFrom(finding: Finding, rules: readonly RuleText[], artifactPath: SarifReport['artifactPath']): object {
  const { rule, severity, object, path, message, file, line, constructPath } = finding;
  const { kind, namespace, name } = object;
  const logicalName = [namespace, kind, name].filter((part) => part !== '').join('/');
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: LEVELS[severity],
    message: { text: withoutLinks(`${kind} '${name}' ${path} ${message}`) },
    locations: [
      {
        ...(file !== '' && {
          physicalLocation: {
            artifactLocation: { uri: uriOf(artifactPath(file)), uriBaseId: ROOT },
            region: { startLine: Math.max(1, line) },
          },
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

/** Bytes of a name that were no text are a lone surrogate at worst, which no address can hold. */
function uriOf(path: string): string {
  const text = path === '-' ? 'stdin.yaml' : path.replace(/\p{Cs}/gu, '\ufffd');
  return text.split('/').map(encodeURIComponent).join('/');
}

/** Plain text may have links, `[text](target)`, by section 3.11.6 of the format: a space in between makes it none. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
