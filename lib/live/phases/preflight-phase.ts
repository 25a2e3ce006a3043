import type { PreflightPhase } from '../plan/plan';
import { preflight } from '../preflight/preflight';
import type { PhaseContext } from './phase-context';

/** Asks the questions of the preflight; says whether the run may go on. */
export async function runPreflight(context: PhaseContext, { mustPass }: PreflightPhase): Promise<boolean> {
  const { log, progress } = context;
  let isWell = true;
  context.begin();
  await preflight(context, (answer) => {
    isWell &&= answer.status !== 'failed';
    progress.check(log.write({ kind: 'Check', ...answer }));
  });
  log.write({ kind: 'Phase', phase: 'preflight', state: 'end' });
  return isWell || !mustPass;
}
