import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { simulate } from '../../../lib/simulator/simulation/simulate';
import { randomSimulation } from '../../support/random-simulation';

function bytes(seed: number): string {
  const { model, scenario } = randomSimulation(seed, '1.37');
  const lines: object[] = [];
  const result = simulate(model, scenario, { seed, record: (line) => lines.push(line) });
  return JSON.stringify({ result, lines });
}

test('a run is the same bytes when it is repeated', () => {
  for (const seed of [11, 12, 13]) {
    expect(bytes(seed)).toBe(bytes(seed));
  }
});

test('another seed is another run', () => {
  const { model, scenario } = randomSimulation(11, '1.37');
  const [one, other] = [1, 2].map((seed) => JSON.stringify(simulate(model, scenario, { seed }).timeline));
  expect(one).not.toBe(other);
});

test('a run changes neither its model nor its scenario', () => {
  const { model, scenario } = randomSimulation(14, '1.37');
  const before = JSON.stringify({ model, scenario });
  simulate(model, scenario, { seed: 1 });
  expect(JSON.stringify({ model, scenario })).toBe(before);
});

test('a run is the same bytes in any time zone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'determinism-'));
  try {
    const outfile = join(folder, 'run.js');
    buildSync({
      stdin: {
        contents: `
          import { simulate } from './lib/simulator/simulation/simulate';
          import { randomSimulation } from './test/support/random-simulation';
          const { model, scenario } = randomSimulation(15, '1.37');
          const lines = [];
          const result = simulate(model, scenario, { seed: 15, record: (line) => lines.push(line) });
          process.stdout.write(JSON.stringify({ result, lines }));`,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      outfile,
    });
    const outputs = ['UTC', 'Asia/Kathmandu', 'America/New_York'].map((TZ) =>
      execFileSync(process.execPath, [outfile], { env: { ...process.env, TZ }, maxBuffer: 2 ** 28 }).toString(),
    );
    expect(outputs[1]).toBe(outputs[0]);
    expect(outputs[2]).toBe(outputs[0]);
    expect(outputs[0]).toBe(bytes(15));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
