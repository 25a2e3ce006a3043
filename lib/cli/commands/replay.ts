import { Option } from 'commander';
import { linesOf } from '../../files/read-lines';
import { type ReplaySummary, replayHead, replayRow, replaySummary } from '../../report/replay-text';
import type { AutoscalerManifest } from '../../simulator/autoscaler/autoscaler-spec';
import { type DecisionLine, Replay } from '../../simulator/recording/replay';
import { jsonText } from '../../text/json-text';
import { InvalidInput } from '../../values/invalid-input';
import type { CommandDefinition, Terminal } from '../command';
import { readManifests } from '../read-manifests';
import { RecordingParser } from '../recording-parser';

interface ReplayFlags {
  readonly autoscaler?: string;
  readonly kubernetes?: string;
  readonly explain?: boolean;
  readonly format: 'jsonl' | 'text';
}

/** Adds `replay`: the controller's decisions for recorded observations, also under another autoscaler. */
export const replay: CommandDefinition = (program, terminal) => {
  program
    .command('replay')
    .description("print what Kubernetes' autoscaler decides for what was recorded, to the bit")
    .argument('<recording>', 'a recording in JSON Lines; - reads standard input')
    .option('--autoscaler <file>', 'replay the same observations under the HorizontalPodAutoscaler of this manifest')
    .option('--kubernetes <version>', 'the version of the controller, from 1.28 to 1.37', undefined)
    .option('--explain', 'say how each decision came about')
    .addOption(new Option('--format <format>', 'how to print decisions').choices(['jsonl', 'text']).default('jsonl'))
    .action(async (recording: string, flags: ReplayFlags) => {
      const given = flags.autoscaler === undefined ? undefined : await readAutoscaler(flags.autoscaler, terminal);
      await run(recording, flags, given, terminal);
    });
};

async function run(
  recording: string,
  { kubernetes, explain, format }: ReplayFlags,
  autoscaler: AutoscalerManifest | undefined,
  { stdin, stdout }: Terminal,
): Promise<void> {
  const options = { kubernetesVersion: kubernetes, explain };
  const own = autoscaler === undefined || format === 'text' ? new Replay(options) : undefined;
  const other = autoscaler === undefined ? undefined : new Replay({ ...options, autoscaler });
  const printer = format === 'jsonl' ? new JsonPrinter() : new TextPrinter(other !== undefined);
  const parser = new RecordingParser();
  let number = 0;
  for await (const lines of linesOf(recording, stdin)) {
    let output = '';
    try {
      for (const line of lines) {
        number++;
        const parsed = line.length === 0 ? undefined : parser.parse(line);
        output +=
          parsed === undefined ? '' : printer.print(own?.take(parsed, parser.read), other?.take(parsed, parser.read));
      }
    } catch (error) {
      await stdout.writeSlowly(output);
      throw located(error, recording, number);
    }
    await stdout.writeSlowly(output);
  }
  await stdout.writeSlowly(printer.end());
}

interface Printer {
  print(own: DecisionLine | undefined, other: DecisionLine | undefined): string;
  end(): string;
}

class JsonPrinter implements Printer {
  public print(own: DecisionLine | undefined, other: DecisionLine | undefined): string {
    const decision = other ?? own;
    return decision === undefined ? '' : `${jsonText(decision, 0)}\n`;
  }

  public end(): string {
    return '';
  }
}

class TextPrinter implements Printer {
  private observations = 0;
  private different = 0;
  private firstDifference: string | undefined;

  public constructor(private readonly isComparison: boolean) {}

  public print(own: DecisionLine | undefined, other: DecisionLine | undefined): string {
    if (own === undefined) {
      return '';
    }
    this.observations++;
    if (other !== undefined && other.targetReplicas !== own.targetReplicas) {
      this.different++;
      this.firstDifference ??= own.time;
    }
    return (this.observations === 1 ? replayHead(this.isComparison) : '') + replayRow(own, other);
  }

  public end(): string {
    if (this.observations === 0) {
      return 'The recording holds no observation, so that nothing was decided.\n';
    }
    return this.isComparison ? replaySummary(this.summary()) : '';
  }

  private summary(): ReplaySummary {
    const { observations, different, firstDifference } = this;
    return { observations, different, firstDifference };
  }
}

/** Adds the file and the line to what is wrong with a line. */
function located(error: unknown, file: string, line: number): unknown {
  if (!(error instanceof InvalidInput) || error.faults.some(({ code }) => code === 'UNREADABLE')) {
    return error;
  }
  const faults = error.faults.map(({ code, at, message }) => ({
    code,
    at: `${file}:${line}`,
    message: `${at} ${message}`,
  }));
  return new InvalidInput(faults, { cause: error });
}

async function readAutoscaler(path: string, { stdin, stderr }: Terminal): Promise<AutoscalerManifest> {
  const manifests = await readManifests([path], stdin, (text) => stderr.write(`${text}\n`));
  const found = manifests.filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
  const [first] = found;
  if (first === undefined || found.length > 1) {
    const count = found.length === 0 ? 'no' : found.length;
    throw InvalidInput.of('CONFLICT', path, `holds ${count} HorizontalPodAutoscaler; name a file with one`);
  }
  if (first.apiVersion !== 'autoscaling/v2') {
    throw InvalidInput.of('OUT_OF_RANGE', path, `has apiVersion '${first.apiVersion}'; write it in autoscaling/v2`);
  }
  return first.data as unknown as AutoscalerManifest;
}
