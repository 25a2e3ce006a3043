import type { Scenario } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';
import { meanOf } from '../simulation/distribution';
import type { TrafficMode } from '../simulation/traffic-mode';
import { LEAST_TURNAROUND_SECONDS, userHabits } from './closed-load';
import { LoadCurve } from './load-curve';
import { meanOfMix, type ServiceSettings, serviceSettings } from './service-settings';

/** Its sending, its end on the CPU, and now and then a look at a CPU that is not done yet. */
const EVENTS_OF_REQUEST = 2.5;

/** Above so many events a run is fluid unless it is told otherwise, however many it may take. */
const MOST_ONE_BY_ONE = 50_000_000;

/**
 * Returns the mode of a scenario that does not name one: requests one by one, where these are not too many.
 *
 * @param mostEvents events that the run may take.
 */
export function defaultMode(model: WorkloadModel, scenario: Scenario, mostEvents: number): TrafficMode {
  return estimateEvents(model, scenario) > Math.min(MOST_ONE_BY_ONE, mostEvents) ? 'fluid' : 'requests';
}

/**
 * Returns about how many events the traffic of a scenario takes request by request: for choosing the mode, and for refusing
 * what would compute for too long. Users are taken to be answered without queueing, which is the most that they can ask for
 * while there are pods.
 */
export function estimateEvents(model: WorkloadModel, scenario: Scenario): number {
  const service = serviceSettings(model, scenario);
  const waits = meanOfMix(service, ({ waitSeconds }) => (waitSeconds === 0 ? 0 : 1));
  return requestsOf(model, scenario, service) * (EVENTS_OF_REQUEST + waits);
}

function requestsOf(model: WorkloadModel, { load, durationSeconds }: Scenario, service: ServiceSettings): number {
  if ('open' in load) {
    return LoadCurve.of(load.open.rate).amountBetween(0, durationSeconds);
  }
  const { thinkSeconds } = userHabits(load.closed, model.loadTest);
  const serviceSeconds = meanOfMix(service, (each) => meanOf(each.cpuSeconds) + meanOf(each.waitSeconds));
  const cycle = Math.max(LEAST_TURNAROUND_SECONDS, meanOf(thinkSeconds) + serviceSeconds);
  return LoadCurve.of(load.closed.users).amountBetween(0, durationSeconds) / cycle;
}
