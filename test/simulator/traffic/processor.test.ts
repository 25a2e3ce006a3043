import { EventQueue } from '../../../lib/simulator/simulation/event-queue';
import { Processor, type ProcessorSettings } from '../../../lib/simulator/traffic/processor';

interface Arrival {
  readonly at: number;
  readonly cpu: number;
}

/** Returns when each job is done, and the CPU time of all. */
function timesOf(settings: Partial<ProcessorSettings>, arrivals: readonly Arrival[]): { ends: number[]; used: number } {
  const queue = new EventQueue();
  const ends: number[] = [];
  const jobs = arrivals.map(() => ({ finishWork: 0 }));
  const processor = new Processor(queue, { cpus: 4, idleCpus: 0, limit: undefined, ...settings }, (job) => {
    ends[jobs.indexOf(job)] = queue.now;
  });
  for (const [index, { at, cpu }] of arrivals.entries()) {
    queue.at(at, () => processor.add(jobs[index] as { finishWork: number }, cpu));
  }
  queue.runUntil(100);
  return { ends, used: processor.cpuSeconds() };
}

const four = (cpu: number): Arrival[] => Array.from({ length: 4 }, () => ({ at: 0, cpu }));

test.each([
  { why: 'a job alone takes its time', settings: {}, arrivals: [{ at: 1, cpu: 0.5 }], ends: [1.5] },
  {
    why: 'jobs on a CPU each do not disturb each other',
    settings: {},
    arrivals: four(0.5),
    ends: [0.5, 0.5, 0.5, 0.5],
  },
  {
    why: 'two jobs on one CPU get half of it each',
    settings: { cpus: 1 },
    arrivals: [
      { at: 0, cpu: 1 },
      { at: 0.5, cpu: 0.25 },
    ],
    ends: [1.25, 1],
  },
  {
    why: '4 jobs at a limit of 1 are on for 25 of each 100 ms',
    settings: { limit: 1 },
    arrivals: four(0.1),
    ends: [0.325, 0.325, 0.325, 0.325],
  },
  {
    why: 'a job alone at a limit of half a CPU is on for 50 of each 100 ms',
    settings: { limit: 0.5 },
    arrivals: [{ at: 0, cpu: 0.12 }],
    ends: [0.22],
  },
  {
    why: 'a job below its quota is not held up',
    settings: { limit: 0.5 },
    arrivals: [{ at: 0.07, cpu: 0.05 }],
    ends: [0.12],
  },
  {
    why: 'a job that comes when the quota is used up waits for the next period',
    settings: { limit: 0.5 },
    arrivals: [
      { at: 0, cpu: 0.05 },
      { at: 0.06, cpu: 0.01 },
    ],
    ends: [0.05, 0.11],
  },
  {
    why: 'idle burn takes from the quota',
    settings: { limit: 0.5, idleCpus: 0.25 },
    arrivals: [{ at: 0, cpu: 0.06 }],
    ends: [0.12],
  },
])('$why', ({ settings, arrivals, ends }) => {
  const times = timesOf(settings, arrivals);
  expect(times.ends).toHaveLength(ends.length);
  for (const [index, end] of ends.entries()) {
    expect(times.ends[index]).toBeCloseTo(end, 8);
  }
});

test('CPU time adds up: jobs, and what is burnt all the time', () => {
  expect(timesOf({}, four(0.5)).used).toBeCloseTo(2, 9);
  expect(timesOf({ idleCpus: 0.1 }, []).used).toBeCloseTo(10, 9);
  expect(timesOf({ idleCpus: 0.1, limit: 0.05 }, []).used).toBeCloseTo(5, 9);
});

test('idle time costs no events, and throttled time none either', () => {
  const queue = new EventQueue();
  const planned = jest.spyOn(queue, 'at');
  const processor = new Processor(queue, { cpus: 1, idleCpus: 0.05, limit: 0.1 }, () => undefined);
  processor.add({ finishWork: 0 }, 500);
  queue.runUntil(100_000);
  expect(processor.cpuSeconds()).toBeCloseTo(500 + 0.05 * (100_000 - 0), -3);
  expect(planned.mock.calls.length).toBeLessThanOrEqual(2);
});
