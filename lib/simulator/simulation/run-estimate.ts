import { InvalidInput } from '../../values/invalid-input';
import { DEFAULT_RESOLUTION_SECONDS } from '../metrics/metrics-server';
import { POD_BYTES } from '../pods/cluster';
import type { Scenario } from '../scenario/scenario';
import type { ContainerModel, ProbeModel, WorkloadModel } from '../scenario/workload-model';
import { estimateEvents } from '../traffic/event-estimate';
import { initialReplicas } from './control-plane';
import { grouped, REMEDY } from './event-budget';
import type { TrafficMode } from './traffic-mode';

/** Events of one kind that a run is estimated to take. */
export interface EstimatePart {
  /** What they are of, as messages name it. */
  readonly of: string;
  /** How many. */
  readonly events: number;
}

/** Pods that are too many at the start are there for about so long, seconds. */
const SURPLUS_SECONDS = 60;
/** Events of a pod's start, or of its end. */
const EVENTS_OF_START = 30;
/** A probe asks and is answered. */
const EVENTS_OF_PROBE = 2;
/** cAdvisor samples a container each one to two housekeeping intervals. */
const HOUSEKEEPING_SECONDS = 10;
const MEAN_INTERVALS = 1.5;
const SYNC_SECONDS = 15;
const SCRAPE_SECONDS = 15;
/** Steps of a run as rates are 1 to 15 s long, and each pod is settled and planned in each. */
const FLUID_STEP_SECONDS = 5;
const EVENTS_OF_FLUID_STEP = 2;
/** While pods start, all others are looked at a few times for each. */
const LOOKS_OF_START = 1 / 4;
const BYTES_PER_EVENT = 64;

/**
 * Returns about how many events a run takes at least, by what they are of: requests, pods and their probes, metrics,
 * and the autoscaler's syncs. Pods are those that are there whatever the load: what the autoscaler adds is not foreseen.
 */
export function runEstimate(model: WorkloadModel, scenario: Scenario, mode: TrafficMode): EstimatePart[] {
  const { durationSeconds, metrics = {}, controller = {} } = scenario;
  const initial = initialReplicas(model, scenario);
  const lasting = lastingReplicas(model, initial);
  const podSeconds =
    lasting * durationSeconds + Math.max(0, initial - lasting) * Math.min(durationSeconds, SURPLUS_SECONDS);
  const pods = Math.max(initial, lasting);
  const each = (seconds: number): number => podSeconds / seconds;
  const counted = `${grouped(pods)} ${pods === 1 ? 'pod' : 'pods'}`;
  const probes = model.containers.reduce((sum, container) => sum + probesPerSecond(container, mode), 0);
  const scrapes = Object.values(metrics.custom ?? {}).map(
    ({ scrapeSeconds = SCRAPE_SECONDS }) => durationSeconds / scrapeSeconds,
  );
  const resolution = metrics.resolutionSeconds ?? model.metricResolutionSeconds ?? DEFAULT_RESOLUTION_SECONDS;
  const metricCount = 1 + (model.autoscaler?.spec.metrics?.length ?? 1);
  return [
    { of: 'requests', events: mode === 'requests' ? estimateEvents(model, scenario) : 0 },
    {
      of: `the load as rates`,
      events: mode === 'fluid' ? (durationSeconds / FLUID_STEP_SECONDS) * (1 + EVENTS_OF_FLUID_STEP * lasting) : 0,
    },
    {
      of: `${counted} that start`,
      events: pods * (EVENTS_OF_START + POD_BYTES / BYTES_PER_EVENT + pods * LOOKS_OF_START),
    },
    { of: `probes of ${counted}`, events: podSeconds * probes },
    {
      of: `samples of ${counted}`,
      events:
        each((metrics.housekeepingSeconds ?? HOUSEKEEPING_SECONDS) * MEAN_INTERVALS) * model.containers.length +
        durationSeconds / resolution +
        each(resolution),
    },
    { of: 'scrapes of custom metrics', events: scrapes.reduce((sum, count) => sum + count, 0) },
    {
      of: `syncs of the autoscaler over ${counted}`,
      events:
        model.autoscaler === undefined
          ? 0
          : (durationSeconds + podSeconds * metricCount) / (controller.syncPeriodSeconds ?? SYNC_SECONDS),
    },
    { of: 'polls of KEDA', events: model.keda === undefined ? 0 : durationSeconds / model.keda.pollingIntervalSeconds },
  ];
}

/** Returns the events of an estimate together. */
export function totalOf(parts: readonly EstimatePart[]): number {
  return parts.reduce((sum, { events }) => sum + events, 0);
}

/**
 * Refuses a run that is estimated to take more events than it may.
 *
 * @throws InvalidInput with the estimate, and what most of it is.
 */
export function refuseLargeRun(parts: readonly EstimatePart[], mostEvents: number, runs = 1): void {
  const total = totalOf(parts) * runs;
  if (total > mostEvents) {
    const largest = [...parts].sort((a, b) => b.events - a.events).filter(({ events }) => events > 0);
    const named = largest.slice(0, 2).map(({ of, events }) => `${of} ${grouped(events)}`);
    const times = runs === 1 ? '' : ` in ${grouped(runs)} runs`;
    const message = `would take about ${grouped(total)} events${times} (${named.join(', ')}), and at most ${grouped(mostEvents)} are simulated; ${REMEDY}`;
    throw InvalidInput.of('TOO_LARGE', 'scenario', message);
  }
}

/** Replicas that are there whatever the load. */
function lastingReplicas({ autoscaler, keda, replicas }: WorkloadModel, initial: number): number {
  if (keda !== undefined) {
    return Math.min(initial, keda.idleReplicas ?? keda.minReplicas);
  }
  return autoscaler === undefined ? (replicas ?? initial) : (autoscaler.spec.minReplicas ?? 1);
}

/** As rates, the serving container's probes are not sent one by one while they would be answered at once. */
function probesPerSecond({ startupProbe, readinessProbe, livenessProbe }: ContainerModel, mode: TrafficMode): number {
  const perSecond = (probe: ProbeModel | undefined): number =>
    probe === undefined ? 0 : EVENTS_OF_PROBE / probe.periodSeconds;
  const startup = startupProbe === undefined ? 0 : 1 / Math.max(startupProbe.periodSeconds, SURPLUS_SECONDS);
  return (startup + perSecond(readinessProbe) + perSecond(livenessProbe)) / (mode === 'fluid' ? 16 : 1);
}
