import type { Client, Connection } from './service-request';

/** Where a load sends its requests. */
export interface Sender {
  /**
   * Sends a request. It may end before this returns.
   *
   * @param isNew whether the connection is closed and a new one opened first, as it is anyway when it has none.
   */
  send(connection: Connection, client: Client, isNew: boolean): void;
}

/** What makes a load. */
export interface LoadSource {
  /** Users that there are now; 0 of an open load. */
  readonly users: number;
  /** Begins, now. */
  start(): void;
}
