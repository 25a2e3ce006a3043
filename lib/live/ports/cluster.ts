/** An object of the API as it is read: nothing is known of its fields. */
export type ApiObject = Readonly<Record<string, unknown>>;

/** An answer of the API server, whatever its status. */
export interface ApiResponse {
  readonly status: number;
  /** The body, parsed where it is JSON. */
  readonly body: unknown;
  /** The body as it came. */
  readonly text: string;
}

/** When an answer came, and the time that it was given by its sender's clock; milliseconds since 1970. */
export interface DatedAnswer {
  readonly sentAt: number;
  readonly receivedAt: number;
  /** The header `Date`, which has whole seconds. */
  readonly date: number;
}

/** How one request is made. */
export interface RequestOptions {
  /**
   * How long the answer may take, retries included.
   *
   * @default 10
   */
  readonly deadlineSeconds?: number;
}

/** A change that a watch tells of. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  readonly object: ApiObject;
}

/** What a command in a container said. */
export interface CommandOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a command is run. */
export interface ContainerPlace {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

/** What went wrong between us and an answer. */
export type ClusterFault = 'unreachable' | 'unauthorized' | 'forbidden' | 'notFound' | 'throttled' | 'gone' | 'refused';

/** The API server gave no answer that could be used. */
export class ClusterError extends Error {
  public constructor(
    public readonly fault: ClusterFault,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = 'ClusterError';
  }
}

/**
 * A cluster's API server. Paths are those of the API, such as `/api/v1/namespaces/default/pods`.
 *
 * An adapter renews credentials on 401, waits as 429 asks, and tries again what found no way, within the deadline.
 */
export interface Cluster {
  /** Name of the context that leads to it. */
  readonly context: string;
  /** Its address. */
  readonly server: string;
  /**
   * Reads an object or a list.
   *
   * @throws ClusterError when there is none, or no answer within the deadline.
   */
  read(path: string, options?: RequestOptions): Promise<ApiObject>;
  /**
   * Sends an object to a collection, such as a SelfSubjectAccessReview, and returns the answer.
   *
   * @throws ClusterError when it was refused, or without answer within the deadline.
   */
  create(path: string, body: ApiObject, options?: RequestOptions): Promise<ApiObject>;
  /**
   * Gets a path once, and returns the answer whatever its status; for what lies behind the API server's proxy.
   *
   * @throws ClusterError when there is no answer at all within the deadline.
   */
  get(path: string, options?: RequestOptions): Promise<ApiResponse>;
  /**
   * Tells of each change behind a collection since a version of it, until the watch ends or the signal is aborted.
   *
   * @param path the collection, with its query.
   * @throws ClusterError `gone` when the version is too old, `unreachable` when the connection broke.
   */
  watch(
    path: string,
    resourceVersion: string,
    onEvent: (event: WatchEvent) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /**
   * Runs a command in a container to its end.
   *
   * @throws ClusterError when it could not be started, or did not end within the deadline.
   */
  exec(place: ContainerPlace, command: readonly string[], options?: RequestOptions): Promise<CommandOutput>;
  /** Tells of each answer's time from now on. */
  onDatedAnswer(listener: (answer: DatedAnswer) => void): void;
}
