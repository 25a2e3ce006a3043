import { failures, Plant, type PlantSettings } from './plant';

/** Requests at given times, each on a connection of its own. */
function at(...times: number[]): PlantSettings['load'] {
  const step = 1e-6;
  const spikes = times.flatMap((atSeconds) => [
    { atSeconds, value: 1 / step },
    { atSeconds: atSeconds + step, value: 0 },
  ]);
  return { open: { rate: { steps: spikes }, arrivals: 'regular', newConnectionRatio: 1 } };
}

const work = (cpuSeconds: number, more: object = {}) => [{ name: '/predict', cpuSeconds, ...more }];
/** Settings of a pod with one place. */
const onePlace = { concurrency: 1, threads: 1 };

test('requests beyond the places wait in the order in which they came', () => {
  const plant = new Plant({ load: at(1, 1.01, 1.02), service: { classes: work(0.1), ...onePlace } });
  const [server] = plant.serve(1);
  plant.run(1.05);
  expect([plant.traffic.measure('inFlight', 60), plant.traffic.measure('queueLength', 60)]).toEqual([3, 2]);
  const figures = plant.run(5);
  expect(figures.served).toBe(3);
  expect(figures.mean).toBeCloseTo((0.1 + 0.19 + 0.28) / 3, 4);
  expect(server?.cpuSeconds()).toBeCloseTo(0.3, 9);
});

test('a request that finds the queue full fails at once', () => {
  const plant = new Plant({ load: at(1, 1.01, 1.02), service: { classes: work(0.1), ...onePlace, queueLimit: 1 } });
  plant.serve(1);
  const figures = plant.run(5);
  expect([figures.served, figures.failed.queueFull]).toEqual([2, 1]);
});

test('waiting off CPU holds a place and burns nothing', () => {
  const plant = new Plant({ load: at(1, 1.01), service: { classes: work(0.1, { waitSeconds: 0.5 }), ...onePlace } });
  const [server] = plant.serve(1);
  expect(plant.run(5).mean).toBeCloseTo((0.6 + 1.19) / 2, 4);
  expect(server?.cpuSeconds()).toBeCloseTo(0.2, 9);
});

test('a client gives up at its timeout, and the work for it goes on', () => {
  const plant = new Plant({ load: at(1, 1.01), service: { classes: work(3), ...onePlace, timeoutSeconds: 2 } });
  const [server] = plant.serve(1);
  const figures = plant.run(20);
  expect([figures.served, figures.failed.timeout, figures.inFlightAtEnd]).toEqual([0, 2, 0]);
  expect(server?.cpuSeconds()).toBeCloseTo(6, 6);
});

test('errors come after the work, as often as their probability says', () => {
  const plant = new Plant({
    load: { open: { rate: { constant: 50 } } },
    service: { classes: work(0.001, { failureProbability: 0.2 }) },
  });
  plant.serve(1);
  const figures = plant.run(400);
  expect(figures.failed.error / figures.sent).toBeCloseTo(0.2, 1.7);
  expect(figures.served + figures.failed.error + figures.inFlightAtEnd).toBe(figures.sent);
});

test('the start-up burns its CPU within the limit, then waits, and only then anything listens', () => {
  const plant = new Plant({
    load: at(1, 11.9, 12.1),
    service: { classes: work(0.01), startupCpuSeconds: 5, startupSeconds: 2 },
  });
  const [server] = plant.serve(1, { cpuLimit: 0.5 });
  plant.run(5);
  expect(server?.cpuSeconds()).toBeCloseTo(2.5, 6);
  const answers: boolean[] = [];
  server?.probe((isHealthy) => answers.push(isHealthy));
  plant.run(10);
  server?.probe((isHealthy) => answers.push(isHealthy));
  const figures = plant.run(1);
  expect(answers).toEqual([false, true]);
  expect([figures.served, figures.failed.refused]).toEqual([1, 2]);
});

test('memory is held from arrival to answer, and the process is killed above the limit', () => {
  const service = { classes: work(1, { memory: '100Mi' }), ...onePlace, memory: '1Gi' };
  const plant = new Plant({ load: at(1, 1.1, 1.2, 9), service });
  const [server] = plant.serve(1, { memoryLimit: 1.25 * 1024 ** 3 });
  plant.run(1.15);
  expect(server?.memoryBytes()).toBe((1024 + 200) * 1024 ** 2);
  const figures = plant.run(9);
  expect(plant.outOfMemory).toBe(1);
  expect(server?.memoryBytes()).toBe(0);
  expect(figures.failed).toMatchObject({ podEnded: 3, refused: 1 });
});

test('a probe waits for CPU as requests do, and is not counted as one', () => {
  const plant = new Plant({ load: at(1), service: { classes: work(3), ...onePlace } });
  const [server] = plant.serve(1);
  plant.run(2);
  const answered: number[] = [];
  server?.probe((isHealthy) => answered.push(isHealthy ? plant.queue.now : -1));
  expect(plant.run(5).sent).toBe(1);
  expect(answered).toHaveLength(1);
  expect(answered[0]).toBeCloseTo(4.0005, 4);
});

test('SIGTERM lets what is under way end, the queue too, and refuses new work', () => {
  const plant = new Plant({ load: at(1, 1.1, 2.5), service: { classes: work(1), ...onePlace } });
  const [server] = plant.serve(1);
  plant.run(2.3);
  const done = jest.fn(() => plant.queue.now);
  server?.terminate(done);
  const figures = plant.run(10);
  expect([figures.served, figures.failed.refused]).toEqual([2, 1]);
  expect(done.mock.results.map(({ value }) => value.toFixed(2))).toEqual(['3.00']);
});

test('SIGTERM ends a process that does not drain, with what is under way', () => {
  const plant = new Plant({ load: at(1, 1.1), service: { classes: work(1), drainsOnTerm: false } });
  const [server] = plant.serve(1);
  plant.run(1.5);
  const done = jest.fn();
  server?.terminate(done);
  expect(done).not.toHaveBeenCalled();
  expect(plant.run(1).failed.podEnded).toBe(2);
  expect(done).toHaveBeenCalledTimes(1);
});

test('SIGKILL in the middle of a drain fails the rest, and nothing is called any more', () => {
  const plant = new Plant({ load: at(1), service: { classes: work(10) } });
  const [server] = plant.serve(1);
  plant.run(2);
  const done = jest.fn();
  server?.terminate(done);
  plant.run(1);
  server?.kill();
  const used = server?.cpuSeconds();
  expect(plant.run(20).failed.podEnded).toBe(1);
  expect(server?.cpuSeconds()).toBe(used);
  expect(done).not.toHaveBeenCalled();
});

test('what is sent to a lost node hangs until the client gives up', () => {
  const plant = new Plant({ load: at(1, 2), service: { classes: work(0.5), timeoutSeconds: 5 } });
  const [server] = plant.serve(1);
  plant.run(1.2);
  server?.kill(true);
  expect(plant.run(4).inFlightAtEnd).toBe(2);
  const figures = plant.run(5);
  expect([figures.failed.timeout, failures(figures)]).toEqual([2, 2]);
});
