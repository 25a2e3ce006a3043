import type { Load } from '../scenario/scenario';
import type { LoadTestModel } from '../scenario/workload-model';
import { samplerOf } from '../simulation/distribution';
import type { EventQueue, Planned } from '../simulation/event-queue';
import type { Random, Sampler } from '../simulation/random';
import { LoadCurve } from './load-curve';
import type { LoadSource, Sender } from './load-source';
import { type Client, Connection, type ServiceRequest } from './service-request';
import { DISPATCH_SECONDS, SpawnPace } from './spawn-pace';

const { max, round } = Math;

/** A user asks again no earlier than so long after it asked: what a refused connection takes, and no endless loop in no time. */
export const LEAST_TURNAROUND_SECONDS = 0.001;

/** Bytes of a user with its connection, its request and what is planned for it. */
export const USER_BYTES = 640;

/** Returns how the users of a closed load pause, and how often they open a new connection. */
export function userHabits(
  { thinkSeconds, newConnectionRatio }: Extract<Load, { closed: unknown }>['closed'],
  loadTest: LoadTestModel | undefined,
): { readonly thinkSeconds: Exclude<typeof thinkSeconds, undefined>; readonly newConnectionRatio: number } {
  return {
    thinkSeconds: thinkSeconds ?? (loadTest === undefined ? 0 : { uniform: loadTest.thinkSeconds }),
    newConnectionRatio: newConnectionRatio ?? loadTest?.newConnectionRatio ?? 0,
  };
}

interface Habits {
  readonly queue: EventQueue;
  readonly sender: Sender;
  readonly thinkSeconds: Sampler;
  readonly opensNew: () => boolean;
}

/** A user that asks, waits for the answer, thinks and asks again, on a connection of its own. */
class User implements Client {
  private readonly connection = new Connection();
  private planned: Planned | undefined;
  private isLeaving = false;

  public constructor(private readonly habits: Habits) {}

  /** Asks, now. */
  public readonly ask = (): void => {
    this.planned = undefined;
    this.habits.sender.send(this.connection, this, this.habits.opensNew());
  };

  public onEnd(request: ServiceRequest): void {
    if (!this.isLeaving) {
      const { queue, thinkSeconds } = this.habits;
      const earliest = request.sentAt + LEAST_TURNAROUND_SECONDS;
      this.planned = queue.at(max(queue.now + thinkSeconds(), earliest), this.ask);
    }
  }

  /** Ends now, or after its request under way. */
  public leave(): void {
    this.isLeaving = true;
    if (this.planned !== undefined) {
      this.planned.isCancelled = true;
    }
  }
}

/**
 * A closed load as Locust drives it (locust/dispatch.py, UsersDispatcher): once a second users are started or stopped, at
 * most as many as the spawn rate says, until there are as many as wanted. A new user asks at once; one that is stopped
 * ends after its request under way. The last to come is the first to go.
 */
export class ClosedLoad implements LoadSource {
  private readonly curve: LoadCurve;
  private readonly habits: Habits;
  private readonly staying: User[] = [];
  private readonly pace: SpawnPace;
  private begun = 0;

  public constructor(
    load: Extract<Load, { closed: unknown }>['closed'],
    loadTest: LoadTestModel | undefined,
    private readonly queue: EventQueue,
    sender: Sender,
    random: Random,
  ) {
    const { thinkSeconds, newConnectionRatio } = userHabits(load, loadTest);
    const choices = random.stream('choices');
    this.curve = LoadCurve.of(load.users);
    this.pace = new SpawnPace(load.spawnRatePerSecond ?? Number.POSITIVE_INFINITY);
    this.habits = {
      queue,
      sender,
      thinkSeconds: samplerOf(thinkSeconds, random.stream('think')),
      opensNew: () => choices.chance(newConnectionRatio),
    };
  }

  public get users(): number {
    return this.staying.length;
  }

  public start(): void {
    this.begun = this.queue.now;
    this.dispatch();
  }

  private readonly dispatch = (): void => {
    const wanted = round(this.curve.valueAt(this.queue.now - this.begun));
    const change = this.pace.next(wanted - this.staying.length);
    for (let started = 0; started < change; started += 1) {
      const user = new User(this.habits);
      this.queue.budget.keep(USER_BYTES);
      this.staying.push(user);
      user.ask();
    }
    for (let stopped = 0; stopped > change; stopped -= 1) {
      this.staying.pop()?.leave();
    }
    this.queue.after(DISPATCH_SECONDS, this.dispatch);
  };
}
