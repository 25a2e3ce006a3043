import type { Load, MetricsModel, Scenario, ServiceModel } from '../../../lib/simulator/scenario/scenario';
import type { LoadTestModel, WorkloadModel } from '../../../lib/simulator/scenario/workload-model';
import { EventQueue } from '../../../lib/simulator/simulation/event-queue';
import type { PodServer, ServerSettings } from '../../../lib/simulator/simulation/pod-server';
import type { RequestFigures } from '../../../lib/simulator/simulation/simulation-result';
import { createTraffic } from '../../../lib/simulator/traffic/create-traffic';
import type { TrafficRun } from '../../../lib/simulator/traffic/traffic-run';

/** What a test simulates; what it leaves out is the simplest there is. */
export interface PlantSettings {
  readonly load: Load;
  readonly service?: Partial<ServiceModel>;
  readonly metrics?: MetricsModel;
  readonly loadTest?: LoadTestModel;
  readonly seed?: number;
  readonly mode?: 'requests' | 'fluid';
  readonly durationSeconds?: number;
}

/** Returns a model and a scenario, of which traffic sees no more than this. */
export function inputs(settings: PlantSettings): { readonly model: WorkloadModel; readonly scenario: Scenario } {
  const { load, service, metrics, loadTest, durationSeconds = 600 } = settings;
  return {
    model: { loadTest } as WorkloadModel,
    scenario: {
      schemaVersion: 1,
      durationSeconds,
      load,
      service: { classes: [{ name: '/predict', cpuSeconds: 0.01 }], startupSeconds: 0, ...service },
      ...(metrics === undefined ? {} : { metrics }),
    },
  };
}

/** A queue and the traffic on it, with pods that a test starts and ends as it likes. */
export class Plant {
  public readonly queue = new EventQueue();
  public readonly traffic: TrafficRun;
  public outOfMemory = 0;
  private nextId = 1;

  public constructor({ mode = 'requests', seed = 1, ...settings }: PlantSettings) {
    const { model, scenario } = inputs(settings);
    this.traffic = createTraffic(this.queue, model, scenario, { seed, mode });
  }

  /** Starts a process on a node of 4 CPUs. */
  public pod(settings: Partial<ServerSettings> = {}): PodServer & { readonly id: number } {
    const id = this.nextId;
    this.nextId += 1;
    const server = this.traffic.start({
      id,
      cpuLimit: undefined,
      memoryLimit: undefined,
      nodeCpus: 4,
      onOutOfMemory: () => {
        this.outOfMemory += 1;
      },
      ...settings,
    });
    return Object.assign(server, { id });
  }

  /** Starts pods that are behind the Service, waits for them, and starts the load. */
  public serve(pods: number, settings: Partial<ServerSettings> = {}, startupSeconds = 0): PodServer[] {
    const servers = Array.from({ length: pods }, () => this.pod(settings));
    this.traffic.setEndpoints(servers.map(({ id }) => id));
    this.queue.runUntil(startupSeconds);
    this.traffic.startLoad();
    return servers;
  }

  /** Goes on for some seconds; returns the figures of all requests until then. */
  public run(seconds: number): RequestFigures {
    this.queue.runUntil(this.queue.now + seconds);
    return this.traffic.figures().all;
  }
}

/** All failures of a figure. */
export function failures({ failed }: RequestFigures): number {
  return Object.values(failed).reduce((sum, count) => sum + count, 0);
}
