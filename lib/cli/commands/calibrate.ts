import { writeFileSync } from 'node:fs';
import { InvalidInput } from '../../values/invalid-input';
import type { CommandDefinition } from '../command';

/** Adds `calibrate`: the parameters of the simulator's service from a validation run, as a scenario. */
export const calibrate: CommandDefinition = (program, terminal) => {
  program
    .command('calibrate')
    .description('print a scenario for simulate whose service is the one that a validation run measured')
    .argument('<folder>', 'the folder that validate wrote, with its recording.jsonl')
    .option('--output <file>', 'write the scenario to this file')
    .action(async (folder: string, { output }: { readonly output?: string }) => {
      const { scenarioOf } = await import('../report/run-scenario.js');
      const scenario = await scenarioOf(folder);
      if (output === undefined) {
        terminal.stdout.write(scenario);
      } else {
        write(output, scenario);
      }
    });
};

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
