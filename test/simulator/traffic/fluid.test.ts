import fc from 'fast-check';
import type { RequestFigures } from '../../../lib/simulator/simulation/simulation-result';
import { disturb, disturbance } from './disturbance';
import { failures, Plant, type PlantSettings } from './plant';

const exponential = [{ name: '/predict', cpuSeconds: { exponential: { mean: 0.0147 } } }];
const users = (count: number, more: object = {}): PlantSettings['load'] => ({
  closed: {
    users: { constant: count },
    thinkSeconds: { uniform: { min: 1, max: 1.5 } },
    newConnectionRatio: 0.5,
    ...more,
  },
});

interface Case {
  readonly why: string;
  readonly settings: PlantSettings;
  readonly pods: number;
  readonly cpuLimit?: number;
  /** Relative differences that are allowed: of the mean latency, and of its 95th percentile. */
  readonly latency: number;
}

const CASES: readonly Case[] = [
  {
    why: 'users far below capacity',
    settings: { load: users(60), service: { classes: exponential } },
    pods: 2,
    cpuLimit: 1,
    latency: 0.1,
  },
  {
    why: 'users of two pods at 0.9',
    settings: { load: users(155), service: { classes: exponential } },
    pods: 2,
    cpuLimit: 1,
    latency: 0.25,
  },
  {
    why: 'more users than two pods can serve',
    settings: { load: users(300), service: { classes: exponential } },
    pods: 2,
    cpuLimit: 1,
    latency: 0.25,
  },
  {
    why: 'arrivals at one place each, at 0.7',
    settings: {
      load: { open: { rate: { constant: 140 }, newConnectionRatio: 1 } },
      service: { classes: exponential, concurrency: 1 },
    },
    pods: 3,
    latency: 0.1,
  },
  {
    why: 'a mix with waits off CPU',
    settings: {
      load: { open: { rate: { sinusoid: { mean: 50, amplitude: 30, periodSeconds: 400 } }, newConnectionRatio: 1 } },
      service: {
        classes: [
          { name: 'slow', cpuSeconds: 0.05, waitSeconds: { exponential: { mean: 0.2 } } },
          { name: 'quick', cpuSeconds: 0.002, weight: 3, failureProbability: 0.02 },
        ],
        concurrency: 16,
      },
    },
    pods: 2,
    cpuLimit: 1.5,
    latency: 0.1,
  },
];

/** Runs one case in a mode. */
function figuresOf({ settings, pods, cpuLimit }: Case, mode: 'requests' | 'fluid'): RequestFigures & { cpu: number } {
  const plant = new Plant({ ...settings, mode });
  const servers = plant.serve(pods, cpuLimit === undefined ? {} : { cpuLimit });
  const figures = plant.run(1600);
  return { ...figures, cpu: servers.reduce((sum, server) => sum + server.cpuSeconds(), 0) };
}

test.each(CASES)('rates and requests agree: $why', (each) => {
  const [fluid, exact] = [figuresOf(each, 'fluid'), figuresOf(each, 'requests')];
  expect(fluid.sent / exact.sent).toBeCloseTo(1, 1.5);
  expect(fluid.served / exact.served).toBeCloseTo(1, 1.5);
  expect(Math.abs(fluid.cpu / exact.cpu - 1)).toBeLessThan(0.03);
  expect(Math.abs(fluid.mean / exact.mean - 1)).toBeLessThan(each.latency);
  expect(Math.abs(fluid.p95 / exact.p95 - 1)).toBeLessThan(each.latency);
  expect(fluid.failed.error).toBeCloseTo(exact.failed.error, -2);
});

test('a burst above capacity: a queue builds up, clients give up, and it drains, as request by request', () => {
  const both = (['requests', 'fluid'] as const).map((mode) => {
    const plant = new Plant({
      load: { open: { rate: { spike: { base: 30, peak: 150, atSeconds: 100, seconds: 60 } }, newConnectionRatio: 1 } },
      service: { classes: [{ name: '/predict', cpuSeconds: 0.0147 }], concurrency: 4, timeoutSeconds: 10 },
      mode,
    });
    plant.serve(1, { cpuLimit: 1 });
    plant.run(150);
    const queued = plant.traffic.measure('queueLength', 60);
    return { queued, ...plant.run(450) };
  });
  const [exact, fluid] = both as [(typeof both)[number], (typeof both)[number]];
  expect(exact.failed.timeout).toBeGreaterThan(1000);
  expect(fluid.queued / exact.queued).toBeCloseTo(1, 0.7);
  expect(Math.abs(fluid.failed.timeout / exact.failed.timeout - 1)).toBeLessThan(0.2);
  expect(Math.abs(fluid.served / exact.served - 1)).toBeLessThan(0.1);
});

test('a full queue turns away what is too much, as request by request', () => {
  const [exact, fluid] = (['requests', 'fluid'] as const).map((mode) => {
    const plant = new Plant({
      load: { open: { rate: { constant: 200 }, newConnectionRatio: 1 } },
      service: { classes: exponential, concurrency: 2, queueLimit: 8 },
      mode,
    });
    plant.serve(1, { cpuLimit: 1 });
    return plant.run(600);
  }) as [RequestFigures, RequestFigures];
  expect(Math.abs(fluid.failed.queueFull / exact.failed.queueFull - 1)).toBeLessThan(0.05);
  expect(Math.abs(fluid.mean / exact.mean - 1)).toBeLessThan(0.15);
});

test('the life of a pod is the same: start-up, probes, drain, kill, a lost node', () => {
  const lives = (['requests', 'fluid'] as const).map((mode) => {
    const plant = new Plant({
      load: { open: { rate: { constant: 40 }, arrivals: 'regular', newConnectionRatio: 1 } },
      service: {
        classes: [{ name: '/predict', cpuSeconds: 0.02 }],
        startupCpuSeconds: 3,
        startupSeconds: 2,
        timeoutSeconds: 5,
      },
      mode,
    });
    const said: string[] = [];
    const look = (what: string) => (is: boolean) => said.push(`${what} ${is}`);
    const [first, second] = [plant.pod({ cpuLimit: 0.5 }), plant.pod({ cpuLimit: 1 })];
    plant.traffic.setEndpoints([1, 2]);
    plant.traffic.startLoad();
    plant.run(4);
    first.probe(look('starting'));
    expect(first.cpuSeconds()).toBeCloseTo(2, 1);
    expect(plant.run(0.5).failed.refused).toBeGreaterThan(170);
    plant.run(10);
    first.probe(look('serving'));
    plant.run(1);
    first.terminate(() => said.push('drained'));
    plant.traffic.setEndpoints([2]);
    plant.run(5);
    first.probe(look('ended'));
    second.kill(true);
    plant.run(4.5);
    expect(plant.traffic.figures().all.inFlightAtEnd).toBeGreaterThan(150);
    plant.run(10);
    expect(plant.traffic.figures().all.failed.timeout).toBeGreaterThan(300);
    return said;
  });
  expect(lives[1]).toEqual(lives[0]);
  expect(lives[0]).toEqual(['starting false', 'serving true', 'drained', 'ended false']);
});

test('nothing is lost, whatever is done to the pods', () => {
  const loads = fc.constantFrom<PlantSettings['load']>(
    users(80),
    users(80, { spawnRatePerSecond: 9, thinkSeconds: 0 }),
    { open: { rate: { ramp: { from: 200, to: 0, seconds: 30 } }, newConnectionRatio: 0.1 } },
  );
  fc.assert(
    fc.property(loads, fc.array(disturbance, { maxLength: 15 }), fc.nat(), (load, disturbances, seed) => {
      const service = { classes: exponential, concurrency: 4, queueLimit: 40, timeoutSeconds: 3 };
      const plant = new Plant({ load, seed, service, mode: 'fluid' });
      const pods = [plant.pod({ cpuLimit: 1 }), plant.pod({ cpuLimit: 1 })];
      plant.traffic.setEndpoints([1, 2]);
      plant.traffic.startLoad();
      let [sent, stepped] = [0, 0];
      for (const { after, what, pick } of disturbances) {
        plant.queue.runUntil(plant.queue.now + after);
        sent += plant.traffic.step().requestsPerSecond * (plant.queue.now - stepped);
        stepped = plant.queue.now;
        disturb(plant, pods, what, pick);
      }
      const all = plant.run(20);
      expect(all.served + failures(all) + all.inFlightAtEnd).toBe(all.sent);
      // Whole counts are made to add up; what was sent in each step is booked apart from what ended.
      expect(
        Math.abs(sent + plant.traffic.step().requestsPerSecond * (plant.queue.now - stepped) - all.sent),
      ).toBeLessThan(4);
      for (const count of [all.served, all.inFlightAtEnd, ...Object.values(all.failed)]) {
        expect(count).toBeGreaterThanOrEqual(0);
      }
      for (const pod of pods) {
        expect(pod.cpuSeconds()).toBeLessThanOrEqual(plant.queue.now * 1.8 + 0.1);
      }
    }),
    { numRuns: 25 },
  );
});
