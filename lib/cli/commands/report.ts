import type { CommandDefinition } from '../command';
import { EXIT } from '../exit-codes';

/** Adds `report`: the report of a validation run, made again from its recording. */
export const report: CommandDefinition = (program, terminal) => {
  program
    .command('report')
    .description('make the report of a validation run again, from its recording alone')
    .argument('<folder>', 'the folder that validate wrote, with its recording.jsonl')
    .option('--accept-inconclusive', 'exit with 0 when the verdict is inconclusive')
    .action(async (folder: string, { acceptInconclusive = false }: { readonly acceptInconclusive?: boolean }) => {
      const { writeReport } = await import('../report/write-report.js');
      const { outcome, summary } = await writeReport(folder);
      terminal.stdout.line(summary);
      const isAccepted = outcome === 'pass' || (outcome === 'inconclusive' && acceptInconclusive);
      terminal.exitWith(isAccepted ? EXIT.clean : EXIT.findings);
    });
};
