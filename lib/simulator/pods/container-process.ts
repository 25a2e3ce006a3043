import type { ContainerModel } from '../scenario/workload-model';
import type { PodServer } from '../simulation/pod-server';
import type { PodContext } from './pod-context';

/** The least that any container uses: what its start costs, and a page of memory. */
const START_CPU_SECONDS = 0.001;
/** What a container beside the serving one uses: idle proxies and log shippers take about so much. */
const BESIDE_CPUS = 0.001;
const BESIDE_BYTES = 16 * 1024 ** 2;
/** A page of memory. */
export const PAGE_BYTES = 4096;

/** A container's process, the serving one or one beside it. */
export interface ContainerProcess {
  /** The name that endpoints have for it; undefined when it does not serve. */
  readonly serverId: number | undefined;
  ask(answer: (isHealthy: boolean) => void): void;
  terminate(done: () => void): void;
  kill(): void;
  /** Cumulative CPU time, seconds. */
  cpuSeconds(): number;
  /** Working set, bytes. */
  memoryBytes(): number;
}

/** What a process is started with. */
export interface ProcessSettings {
  readonly nodeCpus: number;
  /** Whether it has been running for long. */
  readonly isWarm: boolean;
  readonly onOutOfMemory: () => void;
}

/** Starts containers' processes and counts them. */
export class ProcessStarter {
  private count = 0;

  public constructor(private readonly context: PodContext) {}

  /** Starts the process of a container. */
  public start(model: ContainerModel, { nodeCpus, isWarm, onOutOfMemory }: ProcessSettings): ContainerProcess {
    const { traffic, model: workload, queue } = this.context;
    if (workload.containers[workload.serving] !== model) {
      return besideProcess(() => queue.now);
    }
    this.count += 1;
    const id = this.count;
    const { cpuLimit, memoryLimit } = model;
    return servingProcess(id, traffic.start({ id, cpuLimit, memoryLimit, nodeCpus, isWarm, onOutOfMemory }));
  }
}

function servingProcess(id: number, server: PodServer): ContainerProcess {
  return {
    serverId: id,
    ask: (answer) => server.probe(answer),
    terminate: (done) => server.terminate(done),
    kill: () => server.kill(),
    cpuSeconds: () => START_CPU_SECONDS + server.cpuSeconds(),
    memoryBytes: () => Math.max(PAGE_BYTES, server.memoryBytes()),
  };
}

function besideProcess(now: () => number): ContainerProcess {
  const startedAt = now();
  return {
    serverId: undefined,
    ask: (answer) => answer(true),
    terminate: (done) => done(),
    kill: () => undefined,
    cpuSeconds: () => START_CPU_SECONDS + BESIDE_CPUS * (now() - startedAt),
    memoryBytes: () => BESIDE_BYTES,
  };
}
