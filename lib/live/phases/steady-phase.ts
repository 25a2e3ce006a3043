import type { SteadyPhase } from '../plan/plan';
import { gatherEvidence } from './evidence';
import { aggregated } from './load-figures';
import type { PhaseContext } from './phase-context';

/** Holds steady users for the phase's time, and takes a last sample when it is over. */
export async function runSteady(context: PhaseContext, name: 'smoke' | 'load', phase: SteadyPhase): Promise<void> {
  const { lease, clock, signal } = context;
  const { users, spawnRatePerSecond, durationSeconds, expectedReplicas } = phase;
  await lease.beginStatistics(signal);
  context.begin({
    users,
    spawnRatePerSecond,
    deadlineSeconds: durationSeconds,
    ...(expectedReplicas !== undefined && { expectedReplicas }),
    because: 'given',
    statisticsReset: true,
  });
  await lease.set({ users, spawnRatePerSecond }, signal);
  const end = clock.now() + durationSeconds * 1000;
  context.setEnd(end);
  await clock.sleep(Math.max(0, end - clock.now()), signal);
  await endUnderLoad(context, name);
}

/** Takes the last sample of a phase under load, gathers what shows why requests failed, and ends the phase. */
export async function endUnderLoad(
  { sampler, log, ...context }: PhaseContext,
  name: 'smoke' | 'load' | 'scale-up' | 'scale-down',
): Promise<void> {
  const sample = await sampler.fresh();
  if ((aggregated(sample)?.failures ?? 0) > 0) {
    await gatherEvidence({ sampler, log, ...context });
  }
  log.write({ kind: 'Phase', phase: name, state: 'end' });
}
