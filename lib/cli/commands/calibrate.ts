import { join } from 'node:path';
import { OutputTargets } from '../../files/output-target';
import { writeOutputs } from '../../files/write-outputs';
import { RECORDING_FILE } from '../../live/recording/recording-file';
import type { CommandDefinition } from '../command';

/** Adds `calibrate`: the parameters of the simulator's service from a validation run, as a scenario. */
export const calibrate: CommandDefinition = (program, terminal) => {
  program
    .command('calibrate')
    .description('print a scenario for simulate whose service is the one that a validation run measured')
    .argument('<folder>', 'the folder that validate wrote, with its recording.jsonl')
    .option('--output <file>', 'write the scenario to this file')
    .action(async (folder: string, { output }: { readonly output?: string }) => {
      const targets = OutputTargets.of(output === undefined ? [] : [{ path: output, option: '--output' }]);
      const { scenarioOf } = await import('../report/run-scenario.js');
      targets.refuseInputs([join(folder, RECORDING_FILE)]);
      const text = await scenarioOf(folder);
      if (output === undefined) {
        terminal.stdout.write(text);
      }
      writeOutputs(targets.all.map((target) => ({ target, text })));
    });
};
