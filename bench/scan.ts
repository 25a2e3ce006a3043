import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { kubeScore } from './kube-score';

/** The version of Checkov that dist/production is scanned with. */
const CHECKOV_VERSION = '3.3.30';
const FOLDER = join('dist', 'production');
const ACCEPTED_PAGE = join('docs', 'scanners.md');

/** What a scanner says of one object: the scanner, its check, and the object. */
interface ScannerFinding {
  readonly id: string;
  readonly text: string;
}

/** Returns the path of Checkov in a virtual environment of the user's cache, made once for each version. */
function checkov(): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'cdk8s-inference', `checkov-${CHECKOV_VERSION}`);
  const binary = join(folder, 'bin', 'checkov');
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    mustRun('python3', ['-m', 'venv', folder]);
    mustRun(join(folder, 'bin', 'pip'), ['install', '--quiet', `checkov==${CHECKOV_VERSION}`]);
  }
  return binary;
}

function mustRun(program: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`'${program} ${args.join(' ')}' failed: ${error?.message ?? stderr}`);
  }
}

/** Returns what a scanner printed as JSON; its exit code only says whether it found something. */
function json(program: string, args: readonly string[]): unknown {
  const { stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (error !== undefined || stdout.trim() === '') {
    throw new Error(`'${program} ${args.join(' ')}' printed nothing: ${error?.message ?? stderr}`);
  }
  return JSON.parse(stdout);
}

interface KubeScoreObject {
  readonly object_name: string;
  readonly checks: readonly {
    readonly check: { readonly id: string; readonly comment: string };
    readonly grade: number;
    readonly skipped: boolean;
  }[];
}

const ALL_OK = 10;

function kubeScoreFindings(binary: string, files: readonly string[]): ScannerFinding[] {
  const objects = json(binary, ['score', '--output-format', 'json', ...files]) as readonly KubeScoreObject[];
  return objects.flatMap(({ object_name: name, checks }) =>
    checks
      .filter(({ grade, skipped }) => !skipped && grade < ALL_OK)
      .map(({ check }) => ({ id: `kube-score/${check.id}`, text: `${name}: ${check.comment}` })),
  );
}

interface CheckovReport {
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly resource: string;
    }[];
  };
}

function checkovFindings(binary: string): ScannerFinding[] {
  const output = json(binary, [
    '--directory',
    FOLDER,
    '--framework',
    'kubernetes',
    '--output',
    'json',
    '--quiet',
    '--compact',
  ]);
  return ([output].flat() as readonly CheckovReport[])
    .flatMap(({ results }) => results.failed_checks)
    .map(({ check_id: id, check_name: name, resource }) => ({ id: `checkov/${id}`, text: `${resource}: ${name}` }));
}

/** Returns the ids that the page lists with a reason: the first cell of each row of its table. */
function acceptedIds(): Set<string> {
  const rows = readFileSync(ACCEPTED_PAGE, 'utf8').matchAll(/^\| `(?<id>[^`]+)` \|/gm);
  return new Set([...rows].map(({ groups }) => groups?.id ?? ''));
}

const files = readdirSync(FOLDER).map((file) => join(FOLDER, file));
const binary = kubeScore();
if (binary === undefined) {
  throw new Error('kube-score needs Go to be built; install it, then run this again');
}
const findings = [...kubeScoreFindings(binary, files), ...checkovFindings(checkov())];
const accepted = acceptedIds();
const found = new Set(findings.map(({ id }) => id));
const surprises = findings.filter(({ id }) => !accepted.has(id)).map(({ id, text }) => `new: ${id}: ${text}`);
const stale = [...accepted]
  .filter((id) => !found.has(id))
  .map((id) => `no longer found: ${id}; remove it from ${ACCEPTED_PAGE}`);
process.stdout.write(
  `${[...surprises, ...stale, `${findings.length} findings, ${surprises.length} without a reason in ${ACCEPTED_PAGE}`].join('\n')}\n`,
);
process.exitCode = surprises.length + stale.length > 0 ? 1 : 0;
