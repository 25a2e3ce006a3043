import { Replay } from '../../../lib/simulator/recording/replay';
import { simulate } from '../../../lib/simulator/simulation/simulate';
import { randomSimulation } from '../../support/random-simulation';

interface Recorded {
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  /** What the simulation's controller decided at each sync. */
  readonly decisions: readonly unknown[];
}

function recorded(seed: number, kubernetesVersion: string): Recorded {
  const { model, scenario } = randomSimulation(seed, kubernetesVersion);
  const lines: Record<string, unknown>[] = [];
  const take = jest.spyOn(Replay.prototype, 'take');
  try {
    simulate(model, scenario, { seed, record: (line) => lines.push({ ...line }) });
    const answers = take.mock.results.map(({ value }) => value as unknown);
    return { lines, decisions: answers.filter((decision) => decision !== undefined) };
  } finally {
    take.mockRestore();
  }
}

test.each([
  { seed: 1, version: '1.37' },
  { seed: 2, version: '1.37' },
  { seed: 3, version: '1.32' },
  { seed: 4, version: '1.28' },
  { seed: 5, version: '1.35' },
  { seed: 6, version: '1.37' },
  { seed: 7, version: '1.37' },
  { seed: 8, version: '1.37' },
])('a replay of what simulation $seed of $version wrote decides the same at each sync', ({ seed, version }) => {
  const { lines, decisions } = recorded(seed, version);
  const replay = new Replay({ explain: true });
  const replayed = lines.flatMap((line) => replay.take(JSON.parse(JSON.stringify(line))) ?? []);
  expect(replayed.length).toBeGreaterThan(10);
  expect(replayed).toEqual(decisions);
});

test('a recording begins with its header, times do not go back, and the first observation gives the target whole', () => {
  const { lines } = recorded(9, '1.37');
  expect(lines[0]).toMatchObject({ kind: 'Recording', schemaVersion: 1, controller: { kubernetesVersion: '1.37' } });
  const observations = lines.filter(({ kind }) => kind === 'Observation');
  expect(observations[0]).toMatchObject({
    target: { replicas: expect.any(Number), statusReplicas: expect.any(Number), selector: 'app=inference' },
  });
  const times = lines.slice(1).map(({ time }) => Date.parse(String(time)));
  expect([...times].sort((a, b) => a - b)).toEqual(times);
});
