import { type ProbeTarget, ProbeWorker } from '../../../lib/simulator/pods/probe-worker';
import type { ProbeModel } from '../../../lib/simulator/scenario/workload-model';
import { EventQueue } from '../../../lib/simulator/simulation/event-queue';

const MODEL = { initialDelaySeconds: 0, periodSeconds: 5, timeoutSeconds: 1, failureThreshold: 3, successThreshold: 1 };

/** A container that runs, and notes when it is asked. */
class Target implements ProbeTarget {
  public seenRun = 1;
  public isSeenRunning = true;
  public startedAt = 0;
  public isStarted = true;
  public isHealthy = true;
  public mayRest = false;
  public changed: () => void = () => undefined;
  public readonly asked: number[] = [];

  public constructor(private readonly queue: EventQueue) {}

  public ask(answer: (isHealthy: boolean) => void): void {
    this.asked.push(this.queue.now);
    answer(this.isHealthy);
  }

  public rest(_periodSeconds: number, changed: () => void): boolean {
    this.changed = changed;
    return this.mayRest;
  }
}

function probing(kind: 'startup' | 'readiness' | 'liveness') {
  const queue = new EventQueue();
  const target = new Target(queue);
  const results: (readonly [number, boolean])[] = [];
  const worker = new ProbeWorker(queue, kind, MODEL as ProbeModel, target, (is) => results.push([queue.now, is]));
  worker.start(2);
  return { queue, target, results, worker };
}

test('a probe that rests asks again in its rhythm once something has changed', () => {
  const { queue, target, results } = probing('liveness');
  target.mayRest = true;
  queue.runUntil(100);
  expect(target.asked).toEqual([2]);
  target.isHealthy = false;
  target.changed();
  queue.runUntil(120);
  expect(target.asked).toEqual([2, 102, 107, 112]);
  expect(results).toEqual([
    [2, true],
    [112, false],
  ]);
});

test('a probe that fails does not rest', () => {
  const { queue, target } = probing('readiness');
  target.mayRest = true;
  target.isHealthy = false;
  queue.runUntil(13);
  expect(target.asked).toEqual([2, 7, 12]);
});

test('a startup probe rests once it has succeeded, and asks in its rhythm when the container starts anew', () => {
  const { queue, target, worker } = probing('startup');
  target.isStarted = false;
  queue.runUntil(3);
  target.isStarted = true;
  queue.runUntil(1000);
  expect(target.asked).toEqual([2]);
  target.isStarted = false;
  target.seenRun = 2;
  worker.wake();
  queue.runUntil(1008);
  expect(target.asked).toEqual([2, 1002]);
});

test('what has been stopped does not wake', () => {
  const { queue, target, worker } = probing('liveness');
  target.mayRest = true;
  queue.runUntil(3);
  worker.stop();
  target.changed();
  queue.runUntil(100);
  expect(target.asked).toEqual([2]);
});
