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
  /** CPUs that it uses when nothing asks it. */
  readonly idleCpus: number;
  /** The name that endpoints have for it; undefined when it does not serve. */
  readonly serverId: number | undefined;
  ask(answer: (isHealthy: boolean) => void): void;
  /** Whether it need not be asked each period until it calls back: it is taken to answer with success. */
  rest(periodSeconds: number, changed: () => void): boolean;
  terminate(done: () => void): void;
  kill(isNodeLost?: boolean): void;
  /** Cumulative CPU time, seconds. */
  cpuSeconds(): number;
  /** Working set, bytes. */
  memoryBytes(): number;
}

/** What a process is started with. */
export interface ProcessSettings {
  readonly nodeCpus: number;
  /** How long it has been running by the start of the run, seconds; 0 for a process that starts now. */
  readonly warmSeconds: number;
  readonly onOutOfMemory: () => void;
}

/** Starts containers' processes and counts them. */
export class ProcessStarter {
  private count = 0;

  public constructor(private readonly context: PodContext) {}

  /** Starts the process of a container. */
  public start(model: ContainerModel, { nodeCpus, warmSeconds, onOutOfMemory }: ProcessSettings): ContainerProcess {
    const { traffic, model: workload, queue, idleCpus } = this.context;
    if (workload.containers[workload.serving] !== model) {
      return besideProcess(() => queue.now, warmSeconds);
    }
    this.count += 1;
    const id = this.count;
    const { cpuLimit, memoryLimit } = model;
    const isWarm = warmSeconds > 0;
    const server = traffic.start({ id, cpuLimit, memoryLimit, nodeCpus, isWarm, onOutOfMemory });
    return servingProcess(id, server, { idleCpus, warmSeconds });
  }
}

function servingProcess(
  id: number,
  server: PodServer,
  { idleCpus, warmSeconds }: { readonly idleCpus: number; readonly warmSeconds: number },
): ContainerProcess {
  const cpuBefore = START_CPU_SECONDS + idleCpus * warmSeconds;
  return {
    idleCpus,
    serverId: id,
    ask: (answer) => server.probe(answer),
    rest: (periodSeconds, changed) => server.rest(periodSeconds, changed),
    terminate: (done) => server.terminate(done),
    kill: (isNodeLost) => server.kill(isNodeLost),
    cpuSeconds: () => cpuBefore + server.cpuSeconds(),
    memoryBytes: () => Math.max(PAGE_BYTES, server.memoryBytes()),
  };
}

function besideProcess(now: () => number, warmSeconds: number): ContainerProcess {
  const startedAt = now() - warmSeconds;
  return {
    idleCpus: BESIDE_CPUS,
    serverId: undefined,
    ask: (answer) => answer(true),
    rest: () => false,
    terminate: (done) => done(),
    kill: () => undefined,
    cpuSeconds: () => START_CPU_SECONDS + BESIDE_CPUS * (now() - startedAt),
    memoryBytes: () => BESIDE_BYTES,
  };
}
