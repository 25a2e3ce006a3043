import { type Command, InvalidArgumentError, Option } from 'commander';
import type { FileName } from '../../files/file-name';
import { OutputFile } from '../../files/output-file';
import { type OutputTarget, OutputTargets } from '../../files/output-target';
import { writeOutputs } from '../../files/write-outputs';
import { type SimulationReport, simulationReport } from '../../simulator/runs/simulation-report';
import { jsonText } from '../../text/json-text';
import { type Fault, type FaultCode, refuseIfAny } from '../../values/invalid-input';
import type { CommandDefinition, Terminal } from '../command';
import { Progress } from '../progress';
import { readCheckSettings, SETTINGS_FILE } from '../read-check-settings';
import { renderSimulation, SIMULATION_FORMATS, type SimulationFormat } from '../render-simulation';
import { simulateSet } from '../simulate-set';
import { readSimulationInput, type SimulationInput } from '../simulation-input';
import { namingAllowLong, refuseLongWork, type WorkLimit, workLimit } from '../simulation-length';
import { writeScenarioTemplate } from '../write-scenario-template';

interface SimulateFlags {
  readonly scenario?: string;
  readonly set: readonly string[];
  readonly runs: number;
  readonly seed: number;
  readonly kubernetes?: string;
  readonly format: SimulationFormat;
  readonly compare?: readonly string[];
  readonly output?: string;
  readonly record?: string;
  readonly allowLong: boolean;
  readonly settings?: string;
  readonly environment?: string;
  readonly init?: string | true;
}

/** Adds `simulate`: what a service does under a load, before it is deployed. */
export const simulate: CommandDefinition = (program, terminal) => {
  withOptions(
    program
      .command('simulate')
      .description('simulate a service under load: its autoscaler to the bit, and everything around it')
      .argument('[path...]', 'manifests: files, folders, or - for standard input; all of them are one set'),
  ).action(async (paths: readonly string[], flags: SimulateFlags) => {
    if (flags.init !== undefined) {
      terminal.stdout.write(writeScenarioTemplate(flags.init));
      return;
    }
    refuseIfAny(usageFaults(paths, flags));
    const targets = OutputTargets.of([...named('--output', flags.output), ...named('--record', flags.record)]);
    const report = await simulated(paths, flags, targets, terminal);
    const text = await renderSimulation(report, flags.format);
    const output = targetOf(targets, '--output');
    if (output === undefined) {
      terminal.stdout.write(text);
    } else {
      writeOutputs([{ target: output, text }]);
    }
  });
};

function withOptions(command: Command): Command {
  return command
    .option('--scenario <file>', 'the load, the cost of a request, the cluster; - for standard input')
    .option(
      '--set <key=value>',
      'a setting of the scenario, such as load.closed.users.constant=200; again for more',
      repeated,
      [],
    )
    .option('--runs <number>', 'runs with different seeds, for medians and bands', whole(1, 10_000), 1)
    .option('--seed <number>', 'seed of the (first) run', whole(0, 2 ** 48), 0)
    .option('--kubernetes <version>', "the version of the controller, from 1.28 to 1.37 (default: the scenario's)")
    .addOption(new Option('--format <format>', 'form of the output').choices(SIMULATION_FORMATS).default('text'))
    .option('--compare <path...>', 'simulate these manifests too, and tell the difference')
    .option('--output <file>', 'write to a file in the place of standard output')
    .option('--record <file>', 'also write what the autoscaler saw, for replay')
    .option('--settings <file>', `nodes and controller, where the scenario names none (default: ${SETTINGS_FILE})`)
    .option('--environment <name>', 'the environment of those settings, such as local or production')
    .option('--allow-long', 'simulate also what takes more than some 10 seconds', false)
    .option(
      '--init [file]',
      'write a scenario with comments to start from (default: scenario.yaml; - for standard output)',
    );
}

async function simulated(
  paths: readonly string[],
  flags: SimulateFlags,
  targets: OutputTargets,
  terminal: Terminal,
): Promise<SimulationReport> {
  const { scenario, compare, set: overrides, kubernetes: kubernetesVersion } = flags;
  const settings = readCheckSettings(flags.settings, flags.environment);
  const pathSets = compare === undefined ? [paths] : [paths, compare];
  const source = { file: scenario ?? '', overrides, settings, kubernetesVersion };
  const input = await readSimulationInput(pathSets, source, terminal.stdin, (text) =>
    terminal.stderr.write(`${text}\n`),
  );
  targets.refuseInputs([...input.files, flags.settings ?? SETTINGS_FILE]);
  const limit = workLimit(flags.allowLong);
  try {
    refuseLongWork(input, flags.runs, limit);
    return await recorded(input, pathSets, flags, limit, targetOf(targets, '--record'), terminal);
  } catch (error) {
    throw namingAllowLong(error);
  }
}

/** Whatever goes wrong, no part of a recording is left. */
async function recorded(
  input: SimulationInput,
  pathSets: readonly (readonly string[])[],
  flags: SimulateFlags,
  limit: WorkLimit,
  target: OutputTarget | undefined,
  terminal: Terminal,
): Promise<SimulationReport> {
  const recording = target && new OutputFile(target);
  const progress = new Progress(terminal.stderr, 'simulating');
  try {
    const report = await reportOn(input, pathSets, flags, { limit, recording, progress });
    recording?.finish();
    return report;
  } catch (error) {
    recording?.discard();
    throw error;
  } finally {
    progress.end();
  }
}

async function reportOn(
  { scenario, models }: SimulationInput,
  pathSets: readonly (readonly string[])[],
  { runs, seed }: SimulateFlags,
  {
    limit,
    recording,
    progress,
  }: { readonly limit: WorkLimit; readonly recording: OutputFile | undefined; readonly progress: Progress },
): Promise<SimulationReport> {
  const sets = [];
  for (const [index, model] of models.entries()) {
    const manifests = pathSets[index]?.join(' ') ?? '';
    const onProgress = (ratio: number): void => progress.report((index + ratio) / models.length);
    const record = recording && ((line: object): void => recording.write(`${jsonText(line, 0)}\n`));
    sets.push(await simulateSet({ manifests, model, scenario, seed, runs, limit, record, onProgress }));
  }
  const [first, second] = sets;
  if (first === undefined) {
    throw new Error('no set was simulated');
  }
  return simulationReport(first, second);
}

/** Returns what is wrong with the arguments together. */
function usageFaults(
  paths: readonly string[],
  { scenario, compare, format, record, runs }: SimulateFlags,
): readonly Fault[] {
  const faults: Fault[] = [];
  const fault = (isWrong: boolean, code: FaultCode, at: string, message: string): void => {
    faults.push(...(isWrong ? [{ code, at, message }] : []));
  };
  const standardInputs = [...paths, ...(compare ?? []), scenario].filter((path) => path === '-');
  const isChart = format === 'csv' || format === 'svg';
  fault(paths.length === 0, 'MISSING', 'paths', 'are missing; name the manifests to simulate');
  fault(scenario === undefined, 'MISSING', '--scenario', "is missing; name a file, which 'simulate --init' writes");
  fault(standardInputs.length > 1, 'CONFLICT', '-', 'stands for standard input more than once; name files');
  fault(
    compare !== undefined && isChart,
    'CONFLICT',
    '--format',
    `is ${format}; with --compare give text, json or html`,
  );
  fault(
    record !== undefined && (runs > 1 || compare !== undefined),
    'CONFLICT',
    '--record',
    'is for one run of one set; leave out --runs and --compare',
  );
  return faults;
}

function named(option: string, path: string | undefined): FileName[] {
  return path === undefined ? [] : [{ path, option }];
}

function targetOf({ all }: OutputTargets, option: string): OutputTarget | undefined {
  return all.find(({ name }) => name.option === option);
}

function repeated(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}

function whole(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`);
    }
    return value;
  };
}
