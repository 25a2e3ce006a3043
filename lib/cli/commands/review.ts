import { InvalidArgumentError, Option } from 'commander';
import { OutputTargets } from '../../files/output-target';
import { writeOutputs } from '../../files/write-outputs';
import type { ReviewReport } from '../../report/review-report';
import { ReviewRedaction } from '../../review/redact-review';
import type { Review } from '../../review/review';
import { reviewManifests } from '../../review/review-manifests';
import { CATALOGUE } from '../../rules/catalogue';
import { InvalidInput } from '../../values/invalid-input';
import type { CommandDefinition, Terminal } from '../command';
import { optimizeLate, optimizeSoon } from '../compiler-patience';
import { remarkDuplicateKeys } from '../duplicate-key-remarks';
import { EXIT } from '../exit-codes';
import { packageIdentity } from '../package-identity';
import { SETTINGS_FILE } from '../read-check-settings';
import { failingClasses, parseFailOn } from '../review/fail-on';
import { type ReadSide, type ReadSides, readBaseAndHead, readSince } from '../review/read-sides';
import { formatOfFile, REVIEW_FORMATS, type ReviewFormat, renderReview } from '../review/render-review';
import { IGNORE_FILE, readIgnoreRules, readSideSettings, type SideSettings } from '../review/review-settings';
import { SCENARIO_FOLDER } from '../review/scenario-folder';

interface ReviewFlags {
  readonly since?: string;
  readonly format?: ReviewFormat;
  readonly output: readonly string[];
  readonly failOn: string;
  readonly ignoreFile?: string;
  readonly settings?: string;
  readonly environment?: string;
  readonly maxBytes?: number;
  readonly showValues?: true;
  readonly scenarios?: string;
  /** False for `--no-prediction`. */
  readonly prediction: boolean;
}

const DEFAULT_PATH = 'dist';
const WIDTH = { least: 60, usual: 80, most: 120 };
/** The note on what was left out and the head take up to this. */
const LEAST_BYTES = 8_000;

/** Adds `review`: what a change of manifests does to the service. */
export const review: CommandDefinition = (program, terminal) => {
  program
    .command('review')
    .description('tell what a change of manifests does when it is applied')
    .argument('[base]', 'manifests before: a file, a folder, git:REF[:PATH], or - for standard input')
    .argument('[head]', 'manifests after; with --since only one path is given, dist unless it is')
    .option('--since <ref>', 'compare the files at a path with what they were where this branch left REF')
    .addOption(new Option('--format <format>', 'form of the output (default: text)').choices(REVIEW_FORMATS))
    .option('--output <file>', 'write to a file, in the form of its ending; again for more', repeated, [])
    .option('--fail-on <classes>', 'classes that make the exit code 1, with commas between, or none', 'refused')
    .option('--ignore-file <file>', `changes to leave out (default: ${IGNORE_FILE} where it is there)`)
    .option('--settings <file>', `what the manifests cannot tell (default: ${SETTINGS_FILE} where it is there)`)
    .option('--environment <name>', 'the environment that the manifests are for, such as local or production')
    .option('--scenarios <path>', `scenarios to simulate (default: folder ${SCENARIO_FOLDER}, else a built-in set)`)
    .option('--no-prediction', 'simulate nothing')
    .option('--show-values', 'show values that look like secrets too; data of Secrets never is shown')
    .option('--max-bytes <number>', 'most bytes of the Markdown form (default: those of a comment, 65000)', bytes)
    .action(async (first: string | undefined, second: string | undefined, flags: ReviewFlags) => {
      optimizeLate();
      const failOn = parseFailOn(flags.failOn);
      const outputs = OutputTargets.of(flags.output.map((path) => ({ path, option: '--output' })));
      const ignore = readIgnoreRules(flags.ignoreFile);
      const { base, head } = await readSides(first, second, flags, terminal);
      const remark = (text: string): unknown => terminal.stderr.write(`${text}\n`);
      remarkDuplicateKeys([...base.manifests, ...head.manifests], remark);
      const settings = readSideSettings({
        file: flags.settings,
        environment: flags.environment,
        baseCommit: base.reported.commit,
        remark,
      });
      outputs.refuseInputs([...filesOf(base), ...filesOf(head), ...filesNamed(flags)]);
      const compared = reviewManifests(base.manifests, head.manifests, {
        settings: settings.head,
        baseSettings: settings.base,
        today: new Date().toISOString().slice(0, 10),
        ignore,
        showValues: flags.showValues ?? false,
      });
      const isForeseen = flags.prediction && (compared.scaling.length > 0 || flags.scenarios !== undefined);
      const foreseen = isForeseen
        ? await foresee(compared, { base, head }, settings, { ...flags, outputs }, terminal)
        : compared;
      const result = flags.showValues ? foreseen : new ReviewRedaction().textsOf(foreseen);
      const failing = failingClasses(result, failOn);
      const tool = packageIdentity();
      await write(
        { review: result, base: base.reported, head: head.reported, failing, rules: CATALOGUE, tool },
        { ...flags, outputs },
        terminal,
      );
      terminal.exitWith(failing.length > 0 ? EXIT.findings : EXIT.clean);
    });
};

/** Scenarios are read, and the simulator is loaded, only where a change can matter to scaling or a scenario is named. */
async function foresee(
  compared: Review,
  sides: ReadSides,
  settings: SideSettings,
  { scenarios: path, outputs }: ReviewFlags & { readonly outputs: OutputTargets },
  terminal: Terminal,
): Promise<Review> {
  optimizeSoon();
  const { readScenarios, withPredictions } = await import('../review/predict.js');
  const { scenarios, files } = await readScenarios(path, terminal.stdin);
  outputs.refuseInputs(files);
  return compared.scaling.length > 0 ? withPredictions(compared, sides, settings, scenarios, terminal) : compared;
}

function filesOf({ manifests }: ReadSide): string[] {
  return manifests.map(({ source }) => source.file);
}

function filesNamed({ settings = SETTINGS_FILE, ignoreFile = IGNORE_FILE }: ReviewFlags): string[] {
  return [settings, ignoreFile];
}

function readSides(
  first: string | undefined,
  second: string | undefined,
  { since }: ReviewFlags,
  { stdin }: Terminal,
): Promise<ReadSides> {
  if (since !== undefined) {
    if (second !== undefined) {
      throw InvalidInput.of(
        'CONFLICT',
        '--since',
        `stands for base, so '${second}' is one path too many; name one path`,
      );
    }
    return readSince(since, first ?? DEFAULT_PATH, stdin);
  }
  if (first === undefined || second === undefined) {
    const missing = first === undefined ? 'base and head are' : 'head is';
    throw InvalidInput.of('MISSING', 'review', `${missing} missing; name both, or --since REF with a path`);
  }
  return readBaseAndHead(first, second, stdin);
}

/** Everything is rendered before anything is written. */
async function write(
  report: ReviewReport,
  { format, outputs, maxBytes }: ReviewFlags & { readonly outputs: OutputTargets },
  { stdout }: Terminal,
): Promise<void> {
  const width = Math.min(Math.max(stdout.columns ?? WIDTH.usual, WIDTH.least), WIDTH.most);
  const options = { maxBytes, text: { width: WIDTH.usual, colour: false } };
  if (outputs.all.length === 0) {
    const colour = stdout.hasColours;
    stdout.write(await renderReview(report, format ?? 'text', { ...options, text: { width, colour } }));
    return;
  }
  const rendered = outputs.all.map(async (target) => ({
    target,
    text: String(await renderReview(report, format ?? formatOfFile(target.name.path), options)),
  }));
  writeOutputs(await Promise.all(rendered));
}

function repeated(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}

function bytes(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < LEAST_BYTES) {
    throw new InvalidArgumentError(`Give a whole number from ${LEAST_BYTES}.`);
  }
  return value;
}
