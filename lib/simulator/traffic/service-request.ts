import type { Job } from './processor';

/** What takes requests that come over a connection. */
export interface Backend {
  /** Whether a connection to it is open, or a new one comes about. */
  readonly isConnectable: boolean;
  /** Takes a request. It may end before this returns. */
  accept(request: ServiceRequest): void;
}

/** A client's keep-alive connection: it stays with its backend until that closes it, or the client does. */
export class Connection {
  public server: Backend | undefined = undefined;
}

/** Who sent a request, and is told when it has ended for the client. */
export interface Client {
  /** The answer is there, or will never come. */
  onEnd(request: ServiceRequest): void;
}

/** A request on its way: from a client, or from a probe. */
export class ServiceRequest implements Job {
  public finishWork = 0;
  /** The process that has it. */
  public server: Backend | undefined = undefined;
  /** Whether the client has its answer, or has given up. */
  public isOver = false;
  /** Neighbours among all that clients wait for, in the order in which they were sent. */
  public older: ServiceRequest | undefined = undefined;
  public newer: ServiceRequest | undefined = undefined;
  /** The next that the same process lets wait. */
  public behind: ServiceRequest | undefined = undefined;

  public constructor(
    /** Index of its class; -1 for a probe. */
    public readonly classIndex: number,
    public readonly sentAt: number,
    public readonly connection: Connection | undefined,
    public readonly client: Client | undefined,
    /** Called with the answer to a probe. */
    public readonly answerProbe: ((isHealthy: boolean) => void) | undefined,
  ) {}
}
