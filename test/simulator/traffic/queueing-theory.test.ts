import type { Distribution } from '../../../lib/simulator/scenario/scenario';
import { Plant } from './plant';

const MEAN_SECONDS = 0.01;
const SEEDS = [1, 2, 3];
/**
 * Requests of each run. The variance of a mean wait grows with 1/(1 - utilization)^2: in M/M/1 at 0.9 the mean of 2.5 million
 * waits has a standard error of 1.3 % (n times the variance is r(2 + 5r - 4r^2 + r^3) / (1 - r)^4 squared service times),
 * and in M/D/1 one of 1.4 % (measured over 16 seeds, whose mean is on the theory's). Over the seeds together that is 0.8 %,
 * so that 3 % is nearly four standard errors. Waits that are short against the service need more.
 */
const REQUESTS: Readonly<Record<number, number>> = { 0.5: 300_000, 0.8: 800_000, 0.9: 2_500_000 };

/** Probability of waiting in an M/M/c queue (Erlang C). */
function erlangC(servers: number, utilization: number): number {
  const offered = servers * utilization;
  let term = 1;
  let sum = 1;
  for (let busy = 1; busy < servers; busy += 1) {
    term *= offered / busy;
    sum += term;
  }
  const last = (term * offered) / servers / (1 - utilization);
  return last / (sum + last);
}

interface Queue {
  readonly name: string;
  readonly servers: number;
  readonly cpuSeconds: Distribution;
  /** How many of the requests of M/M/1 it takes to see its wait as sharply. */
  readonly effort: number;
  /** Mean wait for a place, in service times. */
  readonly wait: (utilization: number) => number;
}

const exponential = { exponential: { mean: MEAN_SECONDS } };
const QUEUES: readonly Queue[] = [
  { name: 'M/M/1', servers: 1, cpuSeconds: exponential, effort: 1, wait: (rho) => rho / (1 - rho) },
  { name: 'M/M/3', servers: 3, cpuSeconds: exponential, effort: 1, wait: (rho) => erlangC(3, rho) / (3 * (1 - rho)) },
  { name: 'M/D/1', servers: 1, cpuSeconds: MEAN_SECONDS, effort: 1, wait: (rho) => rho / (2 * (1 - rho)) },
];

/** Mean wait beside the own service, in service times. */
function waitOf({ servers, cpuSeconds, effort }: Queue, utilization: number, seed: number): number {
  const rate = (servers * utilization) / MEAN_SECONDS;
  const plant = new Plant({
    load: { open: { rate: { constant: rate } } },
    service: { classes: [{ name: 'all', cpuSeconds }], concurrency: servers, timeoutSeconds: 1e9 },
    seed,
  });
  plant.serve(1);
  const requests = (REQUESTS[utilization] as number) * (utilization === 0.5 ? servers : 1) * effort;
  return plant.run(requests / rate).mean / MEAN_SECONDS - 1;
}

test.each(QUEUES.flatMap((queue) => [0.5, 0.8, 0.9].map((utilization) => ({ ...queue, utilization }))))(
  '$name at a utilization of $utilization waits as long as theory says, within 3 %',
  ({ utilization, ...queue }) => {
    const theory = queue.wait(utilization);
    const waits = SEEDS.map((seed) => waitOf(queue, utilization, seed));
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    expect(Math.abs(mean / theory - 1)).toBeLessThan(0.03);
  },
  240_000,
);

test('requests that share one CPU are in the pod as long as in M/M/1, whatever the distribution', () => {
  const cpus: Distribution[] = [exponential, MEAN_SECONDS, { gamma: { mean: MEAN_SECONDS, cv: 1.5 } }];
  for (const cpuSeconds of cpus) {
    const plant = new Plant({
      load: { open: { rate: { constant: 80 } } },
      service: { classes: [{ name: 'all', cpuSeconds }], threads: 1 },
    });
    plant.serve(1);
    expect(plant.run(10_000).mean / (MEAN_SECONDS / (1 - 0.8))).toBeCloseTo(1, 1.3);
  }
});

test('a limit below one CPU is a CPU that is slower by as much, seen over many periods', () => {
  const slow = new Plant({
    load: { open: { rate: { constant: 0.3 } } },
    service: {
      classes: [{ name: 'all', cpuSeconds: { exponential: { mean: 1 } } }],
      concurrency: 1,
      timeoutSeconds: 1e9,
    },
  });
  slow.serve(1, { cpuLimit: 0.5 });
  // M/M/1 with service times of 2 s at a utilization of 0.6; half a period is off before the end of most services
  expect(slow.run(1_000_000).mean / (2 / (1 - 0.6))).toBeCloseTo(1, 1.3);
});

test.each([
  { users: 2, think: 0.05 },
  { users: 5, think: 0.05 },
  { users: 20, think: 0.1 },
])('$users users of one place answer as the machine-repairman formula says', ({ users, think }) => {
  const plant = new Plant({
    load: { closed: { users: { constant: users }, thinkSeconds: { exponential: { mean: think } } } },
    service: { classes: [{ name: 'all', cpuSeconds: exponential }], concurrency: 1 },
  });
  plant.serve(1);
  const seconds = 8_000;
  const figures = plant.run(seconds);
  // Probability of nobody in the pod, of a birth-death chain with (users - n) / think up and 1 / service down.
  let term = 1;
  let sum = 1;
  for (let there = 0; there < users; there += 1) {
    term *= ((users - there) * MEAN_SECONDS) / think;
    sum += term;
  }
  const throughput = (1 - 1 / sum) / MEAN_SECONDS;
  expect(figures.served / seconds / throughput).toBeCloseTo(1, 1.7);
  expect((figures.mean + think) / (users / throughput)).toBeCloseTo(1, 1.7);
});
