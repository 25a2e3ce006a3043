import { exp } from '../../../values/portable-math';
import type { Random } from '../../simulation/random';
import type { FluidServer } from './fluid-server';

const { floor, max, min, sqrt } = Math;

/** More than so many connections at once are spread evenly instead of drawn one by one. */
const MOST_DRAWS = 4096;
/** Fewer than this are none. */
const LEAST_CONNECTIONS = 1e-3;

/**
 * How many connections each process has. Those that come at once, as when a pod ends, are drawn one by one, so that long
 * connections are as uneven as they really are. Those that are opened anew now and then come and go in fractions, and chance
 * makes the processes' numbers differ as much as drawing each of them would (the diffusion limit of those draws).
 */
export class FluidConnections {
  /** To be opened. */
  private fresh = 0;
  /** To be opened with their next request, which may be refused: some endpoints do not answer. */
  private trying = 0;
  private endpoints: readonly number[] = [];
  private readonly servers = new Map<number, FluidServer>();
  /** Endpoints that answer, as of the last look. */
  private living: readonly FluidServer[] = [];

  public constructor(private readonly random: Random) {}

  /** Connections to nobody. */
  public get free(): number {
    return this.fresh + this.trying;
  }

  /** All processes that there are. */
  public all(): IterableIterator<FluidServer> {
    return this.servers.values();
  }

  /** How many processes there are. */
  public get size(): number {
    return this.servers.size;
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
    this.fresh += server.connections;
    server.connections = 0;
    if (!goesOn) {
      this.servers.delete(server.id);
    }
    this.look();
  }

  /** Sends new connections to these processes from now on. */
  public setEndpoints(ids: readonly number[]): void {
    this.endpoints = [...ids];
  }

  /** Changes the number of all connections; those that go are of all processes alike. */
  public resize(before: number, after: number): void {
    if (after >= before) {
      this.fresh += after - before;
      return;
    }
    const left = before === 0 ? 0 : after / before;
    this.fresh *= left;
    this.trying *= left;
    for (const server of this.servers.values()) {
      server.connections *= left;
    }
  }

  /** Looks which endpoints answer, after something has changed. */
  public look(): void {
    this.living = this.endpoints.flatMap((id) => {
      const server = this.servers.get(id);
      return server?.isConnectable ? [server] : [];
    });
  }

  /** Connects those that are to be opened; where some endpoint does not answer, they wait for their next requests. */
  public connect(): void {
    const { endpoints } = this;
    const count = this.free;
    this.fresh = 0;
    this.trying = count;
    if (count <= 0 || this.deadShare() > 0) {
      return;
    }
    this.trying = 0;
    const drawn = count > MOST_DRAWS ? 0 : floor(count + 1e-9);
    for (let draw = 0; draw < drawn; draw += 1) {
      this.give(endpoints[this.random.below(endpoints.length)] as number, 1);
    }
    this.spread(max(0, count - drawn));
  }

  /**
   * Has those that wait try for some seconds, each with so many requests a second, until an endpoint answers; returns how
   * many requests were refused. The others are sent to the processes that answer.
   */
  public retry(seconds: number, ratePerSecond: number): number {
    const { trying } = this;
    const dead = this.deadShare();
    if (trying === 0 || dead === 1) {
      return trying * ratePerSecond * seconds;
    }
    const connected = trying * (1 - exp(-ratePerSecond * (1 - dead) * seconds));
    const refused = (connected * dead) / (1 - dead);
    const { living } = this;
    for (const server of living) {
      server.leaving = 0;
      server.connections += connected / living.length;
      server.arrive(max(0, trying * ratePerSecond * seconds - refused) / living.length);
    }
    this.trying -= connected;
    this.scatter(connected, 1);
    return refused;
  }

  /**
   * Opens a share of all connections anew, and another of those to some processes, each with a request; returns how many of
   * these were refused.
   *
   * @param varied how much of the variance of chance there is, from 0 to 1.
   */
  public renew(share: number, shareOf: (server: FluidServer) => number, varied: number): number {
    let renewed = 0;
    for (const server of this.servers.values()) {
      const leaving = server.connections * (1 - (1 - share) * (1 - shareOf(server)));
      server.leaving = leaving;
      server.connections -= leaving;
      renewed += leaving;
    }
    const before = this.trying;
    if (renewed > 0) {
      this.spread(renewed);
      this.scatter(renewed, varied);
    }
    return this.trying - before;
  }

  /** Forgets lost processes that hardly any connection is left to, since no proxy has them any more. */
  public forgetLost(): void {
    for (const server of this.servers.values()) {
      if (server.isLost && server.connections < LEAST_CONNECTIONS && !this.endpoints.includes(server.id)) {
        server.giveUp();
        this.remove(server, false);
      }
    }
  }

  /** How far connections are from being even over the processes that answer, in deviations of chance. */
  public unevenness(): number {
    const { living } = this;
    let [least, most, sum] = [Number.POSITIVE_INFINITY, 0, 0];
    for (const { connections } of living) {
      least = min(least, connections);
      most = max(most, connections);
      sum += connections;
    }
    const mean = sum / max(1, living.length);
    return mean === 0 ? 0 : max(most - mean, mean - least) / sqrt(mean);
  }

  /** Draws by how much chance moves connections that are opened anew, of which each process had and gets a part. */
  private scatter(renewed: number, varied: number): void {
    const { living, random } = this;
    const { length } = living;
    if (length < 2 || varied === 0) {
      return;
    }
    const coming = (renewed / length) * (1 - 1 / length);
    let [before, sum] = [0, 0];
    for (const server of living) {
      const { connections, leaving } = server;
      const left = connections <= 0 ? 0 : (leaving * connections) / (connections + leaving);
      server.leaving = random.normal() * sqrt(varied * (left + coming));
      before += connections;
      sum += server.leaving;
    }
    let after = 0;
    for (const server of living) {
      server.connections = max(0, server.connections + server.leaving - sum / length);
      after += server.connections;
    }
    for (const server of living) {
      server.connections *= after === 0 ? 1 : before / after;
    }
  }

  /** The share of endpoints that refuse; 1 where there is no endpoint. */
  private deadShare(): number {
    const { length } = this.endpoints;
    return length === 0 ? 1 : 1 - this.living.length / length;
  }

  private spread(count: number): void {
    if (this.endpoints.length === 0) {
      this.trying += count;
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
      this.trying += count;
    }
  }
}
