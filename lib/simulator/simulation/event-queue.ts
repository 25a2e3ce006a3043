import { EventBudget } from './event-budget';

const { max } = Math;

/** What happens at a time. */
export type Action = () => void;

/** A planned action, to take it back with. */
export interface Planned {
  /** Seconds. */
  readonly time: number;
  /** Set when it is not to happen. */
  isCancelled: boolean;
}

interface Entry extends Planned {
  readonly order: number;
  readonly action: Action;
}

/** Actions by time; of the same time, in the order in which they were planned. The heart of a discrete-event simulation. */
export class EventQueue {
  private readonly heap: Entry[] = [];
  private planned = 0;
  private nowSeconds = 0;

  /** @param budget counts what happens, and ends it when it is too much. */
  public constructor(public readonly budget: EventBudget = new EventBudget()) {}

  /** Seconds from the start. */
  public get now(): number {
    return this.nowSeconds;
  }

  /** Plans an action at a time, which is not in the past. */
  public at(time: number, action: Action): Planned {
    const entry: Entry = {
      time: max(time, this.nowSeconds),
      order: this.planned,
      action,
      isCancelled: false,
    };
    this.planned += 1;
    this.sink(entry);
    return entry;
  }

  /** Plans an action some seconds from now. */
  public after(seconds: number, action: Action): Planned {
    return this.at(this.nowSeconds + seconds, action);
  }

  /**
   * Runs what is planned up to and at a time, what is planned on the way included; the time is then that time.
   *
   * @throws InvalidInput when more happens than the budget allows.
   */
  public runUntil(time: number): void {
    const { budget } = this;
    for (let next = this.heap[0]; next !== undefined && next.time <= time; next = this.heap[0]) {
      this.removeFirst();
      budget.spend(1);
      if (!next.isCancelled) {
        this.nowSeconds = next.time;
        next.action();
      }
    }
    this.nowSeconds = time;
  }

  private sink(entry: Entry): void {
    const { heap } = this;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Entry;
      if (!isBefore(entry, above)) {
        break;
      }
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  private removeFirst(): void {
    const { heap } = this;
    const last = heap.pop() as Entry;
    if (heap.length === 0) {
      return;
    }
    let index = 0;
    for (let child = 1; child < heap.length; child = 2 * index + 1) {
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, heap[child] as Entry)) {
        child += 1;
      }
      const smaller = heap[child] as Entry;
      if (!isBefore(smaller, last)) {
        break;
      }
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.time < other.time || (one.time === other.time && one.order < other.order);
}
