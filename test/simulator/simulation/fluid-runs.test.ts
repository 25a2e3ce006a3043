import { join, resolve } from 'node:path';
import { readSimulationInput } from '../../../lib/cli/simulation-input';
import { simulate } from '../../../lib/simulator/simulation/simulate';
import type { SimulationResult } from '../../../lib/simulator/simulation/simulation-result';

const ROOT = resolve(__dirname, '../../..');

/** Runs a scenario of the examples in a mode. */
async function resultOf(name: string, mode: 'requests' | 'fluid'): Promise<SimulationResult> {
  const file = join(ROOT, 'examples/scenarios', name);
  const source = { file, overrides: [], settings: {}, kubernetesVersion: undefined };
  const { scenario, models } = await readSimulationInput([[join(ROOT, 'dist/local')]], source, process.stdin);
  return simulate(models[0] as (typeof models)[number], scenario, { seed: 1, mode });
}

function seenMean({ timeline }: SimulationResult): number {
  const seen = timeline.seenUtilizationPercent.filter((percent): percent is number => (percent ?? 0) > 0);
  return seen.reduce((sum, percent) => sum + percent, 0) / seen.length;
}

test.each(['users-100.yaml', 'rolling-update.yaml', 'node-loss.yaml'])(
  'rates and requests agree in %s: replicas, CPU that is seen, what is served',
  async (name) => {
    const [fluid, exact] = [await resultOf(name, 'fluid'), await resultOf(name, 'requests')];
    expect([fluid.mode, exact.mode]).toEqual(['fluid', 'requests']);
    expect(fluid.summary.peakReplicas).toBe(exact.summary.peakReplicas);
    expect(Math.abs(fluid.summary.meanReplicas - exact.summary.meanReplicas)).toBeLessThan(0.1);
    expect(Math.abs(seenMean(fluid) / seenMean(exact) - 1)).toBeLessThan(0.05);
    expect(Math.abs(fluid.summary.requests.served / exact.summary.requests.served - 1)).toBeLessThan(0.02);
  },
);

test('a run as rates is the same each time', async () => {
  const [one, other] = [await resultOf('burst.yaml', 'fluid'), await resultOf('burst.yaml', 'fluid')];
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});
