import { exp } from '../../../values/portable-math';
import type { Random } from '../../simulation/random';
import type { FluidServer } from './fluid-server';

const { floor, max } = Math;

/** More than so many connections at once are spread evenly instead of drawn one by one. */
const MOST_DRAWS = 4096;
/** Fewer than this are none. */
const LEAST_CONNECTIONS = 1e-3;

/**
 * How many connections each process has. Those that come at once, as when a pod ends, are drawn one by one, so that long
 * connections are as uneven as they really are; those that are opened anew now and then spread evenly.
 */
export class FluidConnections {
  /** Connections to nobody. */
  public free = 0;
  private endpoints: readonly number[] = [];
  private readonly servers = new Map<number, FluidServer>();

  public constructor(private readonly random: Random) {}

  /** All processes that there are. */
  public all(): IterableIterator<FluidServer> {
    return this.servers.values();
  }

  /** A process by its id. */
  public process(id: number): FluidServer | undefined {
    return this.servers.get(id);
  }

  /** Knows a process from its start on. */
  public add(server: FluidServer): void {
    this.servers.set(server.id, server);
  }

  /** Takes the connections of a process away; one that has ended is known no more. */
  public remove(server: FluidServer, goesOn: boolean): void {
    this.free += server.connections;
    server.connections = 0;
    if (!goesOn) {
      this.servers.delete(server.id);
    }
  }

  /** Sends new connections to these processes from now on. */
  public setEndpoints(ids: readonly number[]): void {
    this.endpoints = [...ids];
  }

  /** Opens some connections anew, spread evenly: of each process the same share. */
  public renew(share: number): void {
    let renewed = 0;
    for (const server of this.servers.values()) {
      renewed += server.connections * share;
      server.connections *= 1 - share;
    }
    this.spread(renewed);
  }

  /** Loses connections to lost nodes, as clients give up there. */
  public giveUpLost(seconds: number, timeoutSeconds: number): void {
    for (const server of this.servers.values()) {
      if (server.isLost) {
        const isListed = this.endpoints.includes(server.id);
        const rest = server.connections * exp(-seconds / timeoutSeconds);
        const left = rest < LEAST_CONNECTIONS && !isListed ? 0 : rest;
        this.free += server.connections - left;
        server.connections = left;
        if (left === 0 && server.inFlight === 0 && !isListed) {
          this.remove(server, false);
        }
      }
    }
  }

  /** Changes the number of all connections; those that go are of all processes alike. */
  public resize(before: number, after: number): void {
    if (after > before) {
      this.free += after - before;
      return;
    }
    const left = before === 0 ? 0 : after / before;
    this.free *= left;
    for (const server of this.servers.values()) {
      server.connections *= left;
    }
  }

  /** Connects those that are free, as far as there is something to connect to. */
  public connect(): void {
    const { endpoints, free } = this;
    if (free <= 0 || endpoints.length === 0) {
      return;
    }
    const drawn = free > MOST_DRAWS ? 0 : floor(free + 1e-9);
    this.free = 0;
    for (let draw = 0; draw < drawn; draw += 1) {
      this.give(endpoints[this.random.below(endpoints.length)] as number, 1);
    }
    this.spread(max(0, free - drawn));
  }

  private spread(count: number): void {
    if (this.endpoints.length === 0) {
      this.free += count;
    }
    for (const id of this.endpoints) {
      this.give(id, count / this.endpoints.length);
    }
  }

  private give(id: number, count: number): void {
    const server = this.servers.get(id);
    if (server?.isConnectable) {
      server.connections += count;
    } else {
      this.free += count;
    }
  }
}
