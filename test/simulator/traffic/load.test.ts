import { Plant, type PlantSettings } from './plant';

const users = (closed: object): PlantSettings['load'] => ({ closed }) as PlantSettings['load'];

/** Users at the end of each second from 0. */
function usersOf(closed: object, seconds: number): number[] {
  const plant = new Plant({ load: users({ thinkSeconds: 1, ...closed }) });
  plant.serve(1);
  return Array.from({ length: seconds }, (_, second) => {
    plant.queue.runUntil(second + 0.5);
    return plant.traffic.measure('users', 60);
  });
}

test.each([
  { why: 'without a rate all users are there at once', closed: { users: { constant: 7 } }, seen: [7, 7, 7] },
  {
    why: 'a spawn rate starts so many each second',
    closed: { users: { constant: 7 }, spawnRatePerSecond: 3 },
    seen: [3, 6, 7, 7],
  },
  {
    why: 'a broken rate is kept over seconds',
    closed: { users: { constant: 9 }, spawnRatePerSecond: 2.5 },
    seen: [2, 5, 7, 9],
  },
  {
    why: 'a rate below 1 starts one every few seconds',
    closed: { users: { constant: 3 }, spawnRatePerSecond: 0.5 },
    seen: [1, 1, 2, 2, 3],
  },
  {
    why: 'a later wish is met at once, and at the rate',
    closed: { users: { spike: { base: 2, peak: 6, atSeconds: 4, seconds: 3 } }, spawnRatePerSecond: 2 },
    seen: [2, 2, 2, 2, 4, 6, 6, 4, 2],
  },
])('$why', ({ closed, seen }) => {
  expect(usersOf(closed, seen.length)).toEqual(seen);
});

test('a user that is stopped ends after its request under way', () => {
  const plant = new Plant({
    load: users({ users: { spike: { base: 0, peak: 5, atSeconds: 0, seconds: 3 } } }),
    service: { classes: [{ name: '/predict', cpuSeconds: 2 }], threads: 5 },
  });
  plant.serve(1, { nodeCpus: 5 });
  expect(plant.run(3.5)).toMatchObject({ sent: 10, served: 5, inFlightAtEnd: 5 });
  expect(plant.traffic.measure('users', 60)).toBe(0);
  expect(plant.run(10)).toMatchObject({ sent: 10, served: 10, inFlightAtEnd: 0 });
});

test('a slow service slows its users', () => {
  const sent = [0.1, 3].map((cpuSeconds) => {
    const plant = new Plant({
      load: users({ users: { constant: 4 }, thinkSeconds: 1 }),
      service: { classes: [{ name: '/predict', cpuSeconds }] },
    });
    plant.serve(1);
    return plant.run(100).sent;
  });
  expect(sent).toEqual([4 * 91, 4 * 26]);
});

test('users that are refused ask again, but not in no time', () => {
  const plant = new Plant({ load: users({ users: { constant: 3 } }) });
  plant.traffic.startLoad();
  const figures = plant.run(1);
  expect(figures.failed.refused).toBe(figures.sent);
  expect(figures.sent).toBeGreaterThanOrEqual(2997);
  expect(figures.sent).toBeLessThanOrEqual(3003);
});

test("the manifests' load test gives weights, pauses and new connections where the scenario does not", () => {
  const plant = new Plant({
    load: users({ users: { constant: 50 } }),
    loadTest: { weights: { '/predict': 8, '/healthz': 2 }, thinkSeconds: { min: 1, max: 2 }, newConnectionRatio: 0.1 },
    service: {
      classes: [
        { name: '/predict', cpuSeconds: 0 },
        { name: '/healthz', cpuSeconds: 0 },
        { name: '/own', cpuSeconds: 0, weight: 10 },
      ],
    },
  });
  plant.serve(2);
  const { sent } = plant.run(600);
  const { byClass } = plant.traffic.figures();
  expect(sent / 600 / (50 / 1.5)).toBeCloseTo(1, 1.7);
  expect(Object.values(byClass).map((figures) => figures.sent / sent)).toEqual([
    expect.closeTo(0.4, 1.5),
    expect.closeTo(0.1, 1.5),
    expect.closeTo(0.5, 1.5),
  ]);
});

test('poisson arrivals come as often as the profile says, with the variance that they must have', () => {
  const counts = Array.from({ length: 300 }, (_, seed) => {
    const plant = new Plant({ load: { open: { rate: { ramp: { from: 0, to: 20, seconds: 10 } } } }, seed });
    plant.serve(1);
    return plant.run(10).sent;
  });
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
  expect(mean / 100).toBeCloseTo(1, 1.5);
  expect(variance / mean).toBeGreaterThan(0.75);
  expect(variance / mean).toBeLessThan(1.25);
});

test('regular arrivals are evenly spaced', () => {
  const plant = new Plant({ load: { open: { rate: { constant: 4 }, arrivals: 'regular' } } });
  plant.serve(1);
  const sent = Array.from({ length: 20 }, () => plant.run(1).sent);
  expect(sent).toEqual(sent.map((_, index) => 4 * (index + 1)));
});

describe('connections', () => {
  /** Requests that each pod has served by its CPU time. */
  const shares = (plant: Plant, servers: readonly { cpuSeconds(): number }[]): number[] => {
    const before = servers.map((server) => server.cpuSeconds());
    plant.run(100);
    return servers.map((server, index) => server.cpuSeconds() - (before[index] as number));
  };
  const load = (newConnectionRatio: number): PlantSettings['load'] =>
    users({ users: { constant: 60 }, thinkSeconds: 0.5, newConnectionRatio });

  test('keep-alive connections stay where they are: a pod that comes later gets nothing', () => {
    const plant = new Plant({ load: load(0) });
    const [first] = plant.serve(1);
    plant.run(1);
    const second = plant.pod();
    plant.traffic.setEndpoints([1, 2]);
    const [old, young] = shares(plant, [first as typeof second, second]);
    expect(old).toBeGreaterThan(50);
    expect(young).toBe(0);
  });

  test('new connections are spread evenly', () => {
    const plant = new Plant({ load: load(1) });
    const servers = plant.serve(4);
    const all = shares(plant, servers);
    const total = all.reduce((sum, share) => sum + share, 0);
    for (const share of all) {
      expect(share / total).toBeCloseTo(0.25, 1.5);
    }
  });

  test('connections come back to others when their pod ends, and to nobody when there is none', () => {
    const plant = new Plant({ load: load(0) });
    const [first, second] = plant.serve(2);
    plant.run(10);
    first?.kill();
    const [, young] = shares(plant, [first, second] as [typeof first & object, typeof second & object]);
    expect(young).toBeGreaterThan(50);
    plant.traffic.setEndpoints([]);
    const { refused } = plant.traffic.figures().all.failed;
    plant.run(10);
    expect(plant.traffic.figures().all.failed.refused).toBe(refused); // those on the second are left alone
    second?.kill();
    expect(plant.run(10).failed.refused).toBeGreaterThan(refused + 1000);
  });

  test('a pod that is out of the proxies keeps its connections until it ends', () => {
    const plant = new Plant({ load: load(0) });
    const servers = plant.serve(2);
    plant.run(10);
    plant.traffic.setEndpoints([2]);
    expect(shares(plant, servers)[0]).toBeGreaterThan(20);
  });
});

test('metrics look at all pods or at one', () => {
  const plant = new Plant({
    load: { open: { rate: { constant: 40 }, newConnectionRatio: 1 } },
    service: { classes: [{ name: '/predict', cpuSeconds: 0.01, failureProbability: 0.1 }] },
    metrics: {
      custom: {
        rps: { of: 'requestsPerSecond', windowSeconds: 60 },
        p95: { of: 'latencyP95Seconds', windowSeconds: 60 },
        bad: { of: 'failureRatio', windowSeconds: 30 },
      },
    },
  });
  plant.serve(2);
  plant.run(600);
  const { traffic } = plant;
  expect(traffic.measure('requestsPerSecond', 60)).toBeCloseTo(40, -1);
  expect(traffic.measure('requestsPerSecond', 60, 1) + traffic.measure('requestsPerSecond', 60, 2)).toBeCloseTo(
    traffic.measure('requestsPerSecond', 60),
    0,
  );
  expect(traffic.measure('latencyP95Seconds', 60, 1)).toBeCloseTo(0.01, 2);
  expect(traffic.measure('failureRatio', 30, 2)).toBeCloseTo(0.1, 1);
  expect(traffic.measure('failureRatio', 30)).toBeCloseTo(0.1, 1);
  expect(traffic.measure('requestsPerSecond', 60, 99)).toBe(0);
});
