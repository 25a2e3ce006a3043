import { type ContainerSample, MetricsStore } from '../../../lib/simulator/metrics/metrics-store';

const SECOND = 1000;
const RESOLUTION = 15 * SECOND;

/** A sample of a container that was started at 0 and has used so many CPU seconds; seconds. */
const sample = (at: number, cpuSeconds: number, startedAt = 0): ContainerSample => ({
  timestamp: Math.round(at * SECOND),
  startedAt: startedAt * SECOND,
  cpuNanos: cpuSeconds * 1e9,
  memoryBytes: 4096,
});

function storeOf(...batches: readonly Readonly<Record<string, ContainerSample>>[]): MetricsStore {
  const store = new MetricsStore(RESOLUTION);
  for (const batch of batches) {
    store.store(new Map([['pod', new Map(Object.entries(batch))]]));
  }
  return store;
}

test('two samples give the mean between them, cut off to whole nanocores', () => {
  expect(storeOf({ a: sample(100, 10) }, { a: sample(113, 15) }).usageOf('pod')).toEqual({
    timestamp: 113_000,
    window: 13_000,
    containers: [{ name: 'a', cpuNanos: Math.floor((5 / 13) * 1e9), memoryBytes: 4096 }],
  });
});

test('one sample is not enough', () => {
  expect(storeOf({ a: sample(100, 10) }).usageOf('pod')).toBeUndefined();
});

test.each([
  { why: 'younger than 10 s', age: 9.999, served: false },
  { why: '10 s old', age: 10, served: true },
  { why: 'not as old as the resolution', age: 14.999, served: true },
  { why: 'as old as the resolution', age: 15, served: false },
])('fresh container, first sample $why: served $served', ({ age, served }) => {
  const usage = storeOf({ a: sample(50 + age, 5, 50) }).usageOf('pod');
  expect(usage?.window).toBe(served ? age * SECOND : undefined);
});

test('the same sample twice leaves the answer as it was', () => {
  const [first, second] = [{ a: sample(100, 10) }, { a: sample(112, 16) }];
  expect(storeOf(first, second, second).usageOf('pod')).toEqual(storeOf(first, second).usageOf('pod'));
});

test('a restarted container has to begin anew', () => {
  const restarted = { a: sample(130, 1, 125) };
  const store = storeOf({ a: sample(100, 10) }, { a: sample(115, 12) }, restarted);
  expect(store.usageOf('pod')).toBeUndefined();
  store.store(new Map([['pod', new Map([['a', sample(145, 3, 125)]])]]));
  expect(store.usageOf('pod')).toMatchObject({ window: 15_000 });
});

test('a pod that one scrape missed needs two more', () => {
  const store = storeOf({ a: sample(100, 10) }, { a: sample(115, 12) });
  store.store(new Map());
  expect(store.usageOf('pod')).toBeUndefined();
  store.store(new Map([['pod', new Map([['a', sample(145, 16)]])]]));
  expect(store.usageOf('pod')).toBeUndefined();
  store.store(new Map([['pod', new Map([['a', sample(160, 18)]])]]));
  expect(store.usageOf('pod')).toMatchObject({ window: 15_000 });
});

test('a pod is left out while one of its containers is not known long enough', () => {
  const store = storeOf({ a: sample(100, 10), b: sample(100, 1) }, { a: sample(115, 12), b: sample(116, 1, 101) });
  expect(store.usageOf('pod')).toBeUndefined();
});

test('a pod with a container that has used nothing yet is left out', () => {
  const store = storeOf({ a: sample(100, 10), b: sample(100, 0) }, { a: sample(115, 12), b: sample(115, 0) });
  expect(store.usageOf('pod')).toBeUndefined();
});

test('time and window of a pod are those of its earliest container', () => {
  const store = storeOf({ a: sample(100, 10), b: sample(98, 1) }, { a: sample(115, 12), b: sample(111, 2) });
  expect(store.usageOf('pod')).toMatchObject({ timestamp: 111_000, window: 13_000 });
});

test('a counter that went back is skipped, the rest is served', () => {
  const store = storeOf({ a: sample(100, 10), b: sample(100, 5) }, { a: sample(115, 12), b: sample(115, 4) });
  expect(store.usageOf('pod')?.containers.map(({ name }) => name)).toEqual(['a']);
});
