import { writeFileSync } from 'node:fs';
import { calibratedScenario } from '../../live/calibration/calibrated-scenario';
import { calibrationOf } from '../../live/calibration/calibration';
import { capacityOf } from '../../live/verdict/capacity';
import { verdictOf } from '../../live/verdict/verdict';
import { renderScenarioYaml } from '../../report/scenario-yaml';
import { InvalidInput } from '../../values/invalid-input';
import type { CommandDefinition } from '../command';
import { readRun } from '../report/read-run';

/** Adds `calibrate`: the parameters of the simulator's service from a validation run, as a scenario. */
export const calibrate: CommandDefinition = (program, terminal) => {
  program
    .command('calibrate')
    .description('print a scenario for simulate whose service is the one that a validation run measured')
    .argument('<folder>', 'the folder that validate wrote, with its recording.jsonl')
    .option('--output <file>', 'write the scenario to this file')
    .action(async (folder: string, { output }: { readonly output?: string }) => {
      const scenario = await scenarioOf(folder);
      if (output === undefined) {
        terminal.stdout.write(scenario);
      } else {
        write(output, scenario);
      }
    });
};

async function scenarioOf(folder: string): Promise<string> {
  const facts = await readRun(folder);
  const { voidPhases } = verdictOf(facts);
  const calibration = calibrationOf(facts, voidPhases);
  if (calibration === undefined) {
    const why = capacityOf(facts, voidPhases).void ?? 'nothing was measured';
    throw InvalidInput.of(
      'NOT_FOUND',
      folder,
      `lets no cost of a request be known: ${why}; give a run whose requests succeed`,
    );
  }
  return renderScenarioYaml(calibratedScenario(calibration, facts.record));
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw InvalidInput.of('UNREADABLE', file, `cannot be written (${code}); name a file in a folder that is there`, {
      cause,
    });
  }
}
