import { Option } from 'commander';
import { PHASE_NAMES } from '../../live/plan/plan';
import type { CommandDefinition } from '../command';
import { EXIT } from '../exit-codes';
import { runValidation, type ValidateFlags } from '../validate/run-validation';
import { writePlan } from '../validate/write-plan';

/** Adds `validate`: a run on a real cluster, recorded, with a verdict that its figures support. */
export const validate: CommandDefinition = (program, terminal) => {
  program
    .command('validate')
    .description('run a plan on a real cluster: load, scale-up, scale-down, recorded and judged')
    .option('--plan <file>', 'the plan: what is loaded, how, and what it must show')
    .option('--init [file]', 'write a plan to begin with, and do nothing else')
    .option('--context <name>', "the kubeconfig's context (default: the current one)")
    .option('--namespace <name>', "namespace of the objects under test, in the place of the plan's")
    .option('--out <folder>', 'where the recording and the report go (default: validation-CONTEXT-TIME here)')
    .option('--resume <folder>', 'go on with the phases that the run of this folder has not finished')
    .addOption(new Option('--only <phase...>', 'run these phases alone').choices(PHASE_NAMES))
    .option('--yes', 'do not ask before the cluster is put under load', false)
    .option('--accept-inconclusive', 'exit with 0 when the verdict is inconclusive', false)
    .action(async ({ init, ...flags }: ValidateFlags & { readonly init?: string | true }) => {
      if (init !== undefined) {
        const path = writePlan(init === true ? undefined : init);
        terminal.stdout.line(`wrote ${path}; adapt it, then: cdk8s-inference validate --plan ${path}`);
        return;
      }
      const outcome = await runValidation(flags, terminal);
      const isAccepted = outcome === 'pass' || (outcome === 'inconclusive' && flags.acceptInconclusive);
      terminal.exitWith(isAccepted ? EXIT.clean : EXIT.findings);
    });
};
