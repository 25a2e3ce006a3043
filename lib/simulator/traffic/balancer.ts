import type { Random } from '../simulation/random';
import type { ServerProcess } from './server-process';
import type { Backend, Connection } from './service-request';

/**
 * The proxies in front of a Service, as kube-proxy's iptables and nftables modes are: each new connection goes to an
 * endpoint drawn at random, each as likely as the others; connections that exist are left alone, whatever becomes of the
 * list of endpoints.
 */
export class Balancer {
  private endpoints: readonly number[] = [];
  private readonly processes = new Map<number, ServerProcess>();

  public constructor(private readonly random: Random) {}

  /** All processes that there are. */
  public all(): IterableIterator<ServerProcess> {
    return this.processes.values();
  }

  /** A process by its id. */
  public process(id: number): ServerProcess | undefined {
    return this.processes.get(id);
  }

  /** Knows a process from its start on. */
  public add(id: number, server: ServerProcess): void {
    this.processes.set(id, server);
  }

  /** Knows a process no more: what is sent to it is refused. */
  public remove(id: number): void {
    this.processes.delete(id);
  }

  /** Sends new connections to these processes from now on. */
  public setEndpoints(ids: readonly number[]): void {
    this.endpoints = [...ids];
    for (const [id, server] of this.processes) {
      if (server.isLost && !ids.includes(id)) {
        this.processes.delete(id);
      }
    }
  }

  /** Has a connection to a process; undefined when it is refused. */
  public connect(connection: Connection): Backend | undefined {
    const { endpoints } = this;
    const id = endpoints.length === 0 ? undefined : endpoints[this.random.below(endpoints.length)];
    const server = id === undefined ? undefined : this.processes.get(id);
    connection.server = server?.isConnectable ? server : undefined;
    return connection.server;
  }
}
