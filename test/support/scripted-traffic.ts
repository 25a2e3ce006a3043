import type { EventQueue } from '../../lib/simulator/simulation/event-queue';
import type { PodServer, ServerSettings, TrafficQuantity } from '../../lib/simulator/simulation/pod-server';
import type { RequestFigures } from '../../lib/simulator/simulation/simulation-result';
import type { StepFigures, TrafficFigures, TrafficRun } from '../../lib/simulator/traffic/traffic-run';

/** What the processes of a scripted traffic do. */
export interface Script {
  /** Seconds from a process's start until it answers probes. */
  readonly startupSeconds?: number;
  /** CPUs that each process uses from a time on. */
  readonly cpus?: readonly { readonly at: number; readonly value: number }[];
  readonly memoryBytes?: number;
  /** Seconds that a process takes to end after SIGTERM. */
  readonly drainSeconds?: number;
  /** When probes fail though the process runs. */
  readonly isUnhealthy?: (now: number, id: number) => boolean;
  /** When a process runs out of memory, seconds after its start; never when it is left out. */
  readonly outOfMemoryAfter?: (id: number) => number | undefined;
  /** Values of metrics over time. */
  readonly measure?: (what: TrafficQuantity, now: number, id?: number) => number;
}

/** What happened to a process. */
export interface ProcessLog {
  readonly id: number;
  readonly startedAt: number;
  terminatedAt?: number;
  killedAt?: number;
  endedAt?: number;
}

const NONE: RequestFigures = {
  sent: 0,
  served: 0,
  failed: { refused: 0, queueFull: 0, timeout: 0, error: 0, podEnded: 0 },
  inFlightAtEnd: 0,
  mean: Number.NaN,
  p50: Number.NaN,
  p95: Number.NaN,
  p99: Number.NaN,
};

/** Traffic that follows a script, and writes down what the pods' side does. */
export class ScriptedTraffic implements TrafficRun {
  public readonly processes: ProcessLog[] = [];
  public readonly endpoints: { readonly time: number; readonly ids: readonly number[] }[] = [];

  public constructor(
    private readonly queue: EventQueue,
    private readonly script: Script = {},
  ) {}

  public startLoad(): void {
    // The script says what processes use; no requests are sent.
  }

  public step(): StepFigures {
    return { ...NONE, users: 0, requestsPerSecond: 0, failuresPerSecond: 0, inFlight: 0 };
  }

  public figures(): TrafficFigures {
    return { all: NONE, byClass: {} };
  }

  public setEndpoints(ids: readonly number[]): void {
    this.endpoints.push({ time: this.queue.now, ids: [...ids].sort((a, b) => a - b) });
  }

  public measure(what: TrafficQuantity, _windowSeconds: number, id?: number): number {
    return this.script.measure?.(what, this.queue.now, id) ?? 0;
  }

  public start({ id, isWarm, onOutOfMemory }: ServerSettings): PodServer {
    const { queue, script } = this;
    const log: ProcessLog = { id, startedAt: queue.now };
    this.processes.push(log);
    const answersAt = isWarm === true ? queue.now : queue.now + (script.startupSeconds ?? 1);
    const after = isWarm === true ? undefined : script.outOfMemoryAfter?.(id);
    if (after !== undefined) {
      queue.after(after, () => {
        if (log.endedAt === undefined) {
          log.endedAt = queue.now;
          onOutOfMemory();
        }
      });
    }
    return {
      rest: () => false,
      probe: (answer) =>
        answer(log.endedAt === undefined && queue.now >= answersAt && script.isUnhealthy?.(queue.now, id) !== true),
      cpuSeconds: () => this.used(log.startedAt, log.endedAt ?? queue.now),
      memoryBytes: () => script.memoryBytes ?? 2 ** 20,
      terminate: (done) => {
        log.terminatedAt = queue.now;
        queue.after(script.drainSeconds ?? 0, () => {
          if (log.endedAt === undefined) {
            log.endedAt = queue.now;
            done();
          }
        });
      },
      kill: () => {
        log.killedAt = queue.now;
        log.endedAt ??= queue.now;
      },
    };
  }

  /** The area under the script's CPUs between two times. */
  private used(from: number, to: number): number {
    const steps = this.script.cpus ?? [];
    return steps.reduce((sum, { at, value }, index) => {
      const until = Math.min(to, steps[index + 1]?.at ?? to);
      return sum + value * Math.max(0, until - Math.max(from, at));
    }, 0);
  }
}
