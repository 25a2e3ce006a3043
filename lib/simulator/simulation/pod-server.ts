/** The serving container's process, as the kubelet and the metrics see it. Made anew for each start of the container. */
export interface PodServer {
  /** Asked by a probe: calls back when the answer is there; the kubelet looks at its own timeout. */
  probe(answer: (isHealthy: boolean) => void): void;
  /**
   * Returns whether probes of a period need not be sent for now: they would be answered at once, with success, and are taken
   * to be. `changed` is called when that is over.
   */
  rest(periodSeconds: number, changed: () => void): boolean;
  /** Cumulative CPU time of the container, in seconds of one CPU, up to now. */
  cpuSeconds(): number;
  /** Working set now, bytes. */
  memoryBytes(): number;
  /** SIGTERM: takes no new request; `done` is called when the last one under way has ended and the process is gone. */
  terminate(done: () => void): void;
  /**
   * SIGKILL: what is under way fails, and new connections are refused. `done` of an earlier `terminate` is not called.
   *
   * @param isNodeLost whether its node went with it: then nobody tells the clients, and what is sent to it, now or later,
   * hangs until they give up. False when it is not given.
   */
  kill(isNodeLost?: boolean): void;
}

/** What a process is started with. */
export interface ServerSettings {
  /** Unique among all processes of the run. */
  readonly id: number;
  /** CPUs that the kernel lets it use on average in each period of 100 ms; undefined without a limit. */
  readonly cpuLimit: number | undefined;
  /** Bytes; undefined without a limit. */
  readonly memoryLimit: number | undefined;
  /** CPUs of its node. */
  readonly nodeCpus: number;
  /** Whether it was started long ago: it is ready to answer at once, and its start costs nothing any more. @default false */
  readonly isWarm?: boolean;
  /** The process ended by itself, out of memory: the kubelet restarts it. */
  readonly onOutOfMemory: () => void;
}

/** The traffic side of a simulation, as the pods' side sees it. */
export interface Traffic {
  /** Starts a process in a pod. */
  start(settings: ServerSettings): PodServer;
  /** The endpoints that the proxies have from now on; processes are named by their ids. */
  setEndpoints(ids: readonly number[]): void;
  /** Values for metrics that are not of resource use: over all processes, or of one. */
  measure(what: TrafficQuantity, windowSeconds: number, id?: number): number;
}

/** What the traffic side can measure. Rates, percentiles and ratios look back over a window. */
export type TrafficQuantity =
  | 'requestsPerSecond'
  | 'inFlight'
  | 'queueLength'
  | 'latencyP95Seconds'
  | 'failureRatio'
  | 'users';
