import type { EventQueue } from '../simulation/event-queue';
import type { Backend, ServiceRequest } from './service-request';

/**
 * The requests that clients wait for, oldest first. All have the same patience, so they give up in the order in which
 * they were sent, and one planned event is enough for all of them.
 */
export class Outstanding {
  private oldest: ServiceRequest | undefined;
  private newest: ServiceRequest | undefined;
  private isPlanned = false;
  private count = 0;

  /** @param giveUp is called with each request that has waited for as long as that. */
  public constructor(
    private readonly queue: EventQueue,
    private readonly timeoutSeconds: number,
    private readonly giveUp: (request: ServiceRequest) => void,
  ) {}

  /** How many there are. */
  public get size(): number {
    return this.count;
  }

  /** Waits for a request that is sent now. */
  public add(request: ServiceRequest): void {
    request.older = this.newest;
    if (this.newest === undefined) {
      this.oldest = request;
    } else {
      this.newest.newer = request;
    }
    this.newest = request;
    this.count += 1;
    if (!this.isPlanned) {
      this.isPlanned = true;
      this.queue.at(request.sentAt + this.timeoutSeconds, this.onTimeout);
    }
  }

  /** Waits for a request no more. */
  public remove(request: ServiceRequest): void {
    const { older, newer } = request;
    if (older === undefined) {
      this.oldest = newer;
    } else {
      older.newer = newer;
    }
    if (newer === undefined) {
      this.newest = older;
    } else {
      newer.older = older;
    }
    request.older = undefined;
    request.newer = undefined;
    this.count -= 1;
  }

  /** Those that a process has: all that will fail with it. */
  public of(server: Backend): ServiceRequest[] {
    const found: ServiceRequest[] = [];
    for (let request = this.oldest; request !== undefined; request = request.newer) {
      if (request.server === server) {
        found.push(request);
      }
    }
    return found;
  }

  /** How many there are of each class. */
  public byClass(classes: number): number[] {
    const counts = new Array<number>(classes).fill(0);
    for (let request = this.oldest; request !== undefined; request = request.newer) {
      counts[request.classIndex] = (counts[request.classIndex] as number) + 1;
    }
    return counts;
  }

  private readonly onTimeout = (): void => {
    this.isPlanned = false;
    const { now } = this.queue;
    for (let first = this.oldest; first !== undefined; first = this.oldest) {
      if (first.sentAt + this.timeoutSeconds > now) {
        this.isPlanned = true;
        this.queue.at(first.sentAt + this.timeoutSeconds, this.onTimeout);
        return;
      }
      this.giveUp(first);
    }
  };
}
