import fc from 'fast-check';
import { disturb, disturbance } from './disturbance';
import { failures, Plant, type PlantSettings } from './plant';

const cpuSeconds = fc.constantFrom(0.004, { exponential: { mean: 0.01 } }, { lognormal: { mean: 0.02, cv: 2 } });

const load: fc.Arbitrary<PlantSettings['load']> = fc.oneof(
  fc.record({
    open: fc.record({
      rate: fc.constantFrom({ constant: 60 }, { spike: { base: 10, peak: 300, atSeconds: 5, seconds: 3 } }),
      newConnectionRatio: fc.constantFrom(0, 0.3, 1),
    }),
  }),
  fc.record({
    closed: fc.record({
      users: fc.constantFrom({ constant: 40 }, { ramp: { from: 60, to: 0, seconds: 12 } }),
      thinkSeconds: fc.constantFrom(0, { exponential: { mean: 0.3 } }),
      newConnectionRatio: fc.constantFrom(0, 0.3),
    }),
  }),
);

const settings: fc.Arbitrary<PlantSettings> = fc.record({
  seed: fc.nat(),
  load,
  service: fc.record(
    {
      classes: fc.tuple(cpuSeconds, cpuSeconds).map(([one, other]) => [
        { name: 'one', cpuSeconds: one, memory: '64Mi', failureProbability: 0.05 },
        { name: 'other', cpuSeconds: other, waitSeconds: { exponential: { mean: 0.1 } }, weight: 2 },
      ]),
      concurrency: fc.constantFrom(1, 4, 32),
      queueLimit: fc.constantFrom(0, 3, 50),
      timeoutSeconds: fc.constantFrom(0.2, 2, 30),
      startupCpuSeconds: fc.constant(0.3),
      startupSeconds: fc.constant(0.5),
      drainsOnTerm: fc.boolean(),
    },
    { requiredKeys: ['classes', 'startupSeconds'] },
  ),
});

/** Each look at rates measures pods first, so there are fewer. */
const MODES = [
  { mode: 'requests', numRuns: 60, classesInFlight: 0 },
  { mode: 'fluid', numRuns: 20, classesInFlight: 2 },
] as const;

test.each(MODES)('as $mode, every request is served, failed or in flight, whatever is done to the pods', (each) => {
  const { mode, numRuns, classesInFlight } = each;
  fc.assert(
    fc.property(settings, fc.array(disturbance, { maxLength: 20 }), (given, disturbances) => {
      const plant = new Plant({ ...given, mode });
      const servers = [plant.pod({ cpuLimit: 1 }), plant.pod({ cpuLimit: 1 })];
      plant.traffic.setEndpoints([1, 2]);
      plant.queue.runUntil(1);
      plant.traffic.startLoad();
      let sentInSteps = 0;
      for (const { after, what, pick } of disturbances) {
        const before = plant.queue.now;
        plant.run(after);
        sentInSteps += plant.traffic.step().requestsPerSecond * (plant.queue.now - before);
        disturb(plant, servers, what, pick);
      }
      const all = plant.run(5);
      const { byClass } = plant.traffic.figures();
      for (const figures of [all, ...Object.values(byClass)]) {
        expect(figures.served + failures(figures) + figures.inFlightAtEnd).toBe(figures.sent);
        for (const count of [figures.sent, figures.served, figures.inFlightAtEnd, ...Object.values(figures.failed)]) {
          expect(Number.isInteger(count) && count >= 0).toBe(true);
        }
      }
      expect(Object.values(byClass).reduce((sum, { sent }) => sum + sent, 0)).toBe(all.sent);
      // Rates are whole only when they are counted: each class to the next whole request.
      expect(Math.abs(plant.traffic.step().inFlight - all.inFlightAtEnd)).toBeLessThanOrEqual(classesInFlight);
      expect(sentInSteps).toBeLessThanOrEqual(all.sent + classesInFlight + 1e-6);
      for (const server of servers) {
        expect(server.memoryBytes()).toBeGreaterThanOrEqual(0);
        // As rates the CPU is a sum of many parts, each rounded.
        expect(server.cpuSeconds()).toBeLessThanOrEqual(plant.queue.now * 1.75 + 0.2 + 1e-9);
      }
    }),
    { numRuns },
  );
});

test("Little's law: those in flight are the rate times the time that each takes", () => {
  fc.assert(
    fc.property(settings, ({ service, ...given }) => {
      const classes = service?.classes?.map((each) => ({ ...each, failureProbability: 0 })) ?? [];
      const plant = new Plant({ ...given, service: { classes, concurrency: 8, timeoutSeconds: 1e6 } });
      plant.serve(2, { cpuLimit: 1.5 }, 1);
      const seconds = 60;
      const looks = 6000;
      let inFlight = 0;
      for (let look = 0; look < looks; look += 1) {
        inFlight += plant.run(seconds / looks).inFlightAtEnd / looks;
      }
      // Those that are still there at the end have been there for a part of their time only.
      const { served, mean, inFlightAtEnd } = plant.traffic.figures().all;
      fc.pre(served > 200 && inFlightAtEnd <= served / 50);
      const expected = (served / seconds) * mean;
      expect(Math.abs(inFlight / expected - 1)).toBeLessThan(0.1);
    }),
    { numRuns: 15 },
  );
});

test.each(MODES)('as $mode, a run depends on its inputs alone', ({ mode, numRuns }) => {
  fc.assert(
    fc.property(settings, fc.array(disturbance, { maxLength: 8 }), (given, disturbances) => {
      const once = (): unknown => {
        const plant = new Plant({ ...given, mode });
        const servers = [plant.pod({ cpuLimit: 1 })];
        plant.traffic.setEndpoints([1]);
        plant.queue.runUntil(1);
        plant.traffic.startLoad();
        const steps = disturbances.map(({ after, what, pick }) => {
          plant.run(after);
          disturb(plant, servers, what, pick);
          return plant.traffic.step();
        });
        plant.run(3);
        return [steps, plant.traffic.figures(), servers.map((server) => server.cpuSeconds())];
      };
      expect(JSON.stringify(once())).toBe(JSON.stringify(once()));
    }),
    { numRuns: numRuns / 4 },
  );
});

test('another seed gives another run', () => {
  const sent = [1, 2].map((seed) => {
    const plant = new Plant({ load: { open: { rate: { constant: 50 } } }, seed });
    plant.serve(1);
    return plant.run(100).mean;
  });
  expect(sent[0]).not.toBe(sent[1]);
});

test('nothing that has ended stays in memory', () => {
  const plant = new Plant({ load: { open: { rate: { constant: 100 }, newConnectionRatio: 0.5 } } });
  let [last] = plant.serve(1);
  const planned = (): number => (plant.queue as unknown as { heap: unknown[] }).heap.length;
  plant.run(60);
  const before = planned();
  for (let restart = 0; restart < 50; restart += 1) {
    last?.kill();
    const next = plant.pod();
    plant.traffic.setEndpoints([next.id]);
    plant.run(10);
    last = next;
  }
  expect(planned()).toBeLessThanOrEqual(before + 60);
  const { processes } = (plant.traffic as unknown as { balancer: { processes: Map<number, unknown> } }).balancer;
  expect(processes.size).toBe(1);
});
