import type { Clock } from '../../../lib/live/ports/clock';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly ring: () => void;
}

/** A clock that stands still while there is something to do, and then jumps to the next time that is waited for. */
export class VirtualClock implements Clock {
  private timers: Timer[] = [];
  private order = 0;
  private time: number;

  constructor(start = Date.parse('2000-01-01T12:00:00Z')) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        this.timers = this.timers.filter((each) => each !== timer);
        reject(signal?.reason);
      };
      const ring = () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const timer = { at: this.time + Math.max(0, milliseconds), order: this.order++, ring };
      this.timers.push(timer);
      signal?.addEventListener('abort', onAbort);
    });
  }

  /** Runs something at a time from now. */
  after(milliseconds: number, work: () => void): void {
    void this.sleep(milliseconds).then(work);
  }

  /** Lets time pass until something is done, and returns what came of it. */
  async until<T>(promise: Promise<T>, atMostHours = 6): Promise<T> {
    let isDone = false;
    const settle = () => {
      isDone = true;
    };
    promise.then(settle, settle);
    const end = this.time + atMostHours * 3_600_000;
    for (;;) {
      await quiet();
      if (isDone) {
        return promise;
      }
      this.timers.sort((a, b) => a.at - b.at || a.order - b.order);
      const next = this.timers.shift();
      if (next === undefined) {
        throw new Error('nothing is waited for, and it is not done');
      }
      this.time = next.at;
      if (this.time > end) {
        throw new Error(`not done within ${atMostHours} hours`);
      }
      next.ring();
    }
  }
}

/** Resolves when everything that can go on without time has gone on. */
async function quiet(): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
