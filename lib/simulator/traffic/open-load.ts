import type { Load } from '../scenario/scenario';
import type { EventQueue } from '../simulation/event-queue';
import type { Random } from '../simulation/random';
import { LoadCurve } from './load-curve';
import type { LoadSource, Sender } from './load-source';
import { type Client, Connection } from './service-request';

const FOREVER = Number.POSITIVE_INFINITY;

/** Connections where a scenario does not say. */
export const DEFAULT_CONNECTIONS = 64;

/**
 * An open load: requests come whether or not others are answered. The times are those at which the integral of the rate
 * has grown by an exponential amount (an exact Poisson process, whatever the profile), or by 1 (regular).
 *
 * Each request takes one of the connections at random, busy or not, as streams of HTTP/2 do.
 */
export class OpenLoad implements LoadSource, Client {
  public readonly users = 0;
  private readonly curve: LoadCurve;
  private readonly connections: readonly Connection[];
  private readonly arrivals: Random;
  private readonly choices: Random;
  private readonly newConnectionRatio: number;
  private readonly isRegular: boolean;
  private begun = 0;

  public constructor(
    { rate, arrivals, connections, newConnectionRatio }: Extract<Load, { open: unknown }>['open'],
    private readonly queue: EventQueue,
    private readonly sender: Sender,
    random: Random,
  ) {
    this.curve = LoadCurve.of(rate);
    this.isRegular = arrivals === 'regular';
    this.connections = Array.from({ length: connections ?? DEFAULT_CONNECTIONS }, () => new Connection());
    this.newConnectionRatio = newConnectionRatio ?? 0;
    this.arrivals = random.stream('arrivals');
    this.choices = random.stream('choices');
  }

  public start(): void {
    this.begun = this.queue.now;
    this.planAfter(this.isRegular ? this.arrivals.next() : this.arrivals.exponential(1));
  }

  public onEnd(): void {
    // Nobody waits for the answer.
  }

  private planAfter(amount: number): void {
    const time = this.begun + this.curve.timeAfter(this.queue.now - this.begun, amount);
    if (time !== FOREVER) {
      this.queue.at(time, this.arrive);
    }
  }

  private readonly arrive = (): void => {
    const { choices, connections } = this;
    const connection = connections[choices.below(connections.length)] as Connection;
    this.sender.send(connection, this, choices.chance(this.newConnectionRatio));
    this.planAfter(this.isRegular ? 1 : this.arrivals.exponential(1));
  };
}
