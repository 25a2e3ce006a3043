import type { TrafficQuantity } from '../simulation/pod-server';
import { isWindowed, type TrafficMeter } from './traffic-meter';

/** A process as metrics see it. */
interface MeteredProcess {
  readonly meter: TrafficMeter;
  readonly inFlight: number;
  readonly queueLength: number;
}

/** What quantities are read from. */
export interface MeteredTraffic {
  /** The meter of all processes. */
  readonly meter: TrafficMeter;
  /** The processes; one is undefined when it is no more. */
  readonly processes: {
    all(): Iterable<MeteredProcess>;
    process(id: number): MeteredProcess | undefined;
  };
}

/**
 * Returns a quantity of all processes, or of one, which is 0 when that is no more.
 *
 * @param windowSeconds over which it is measured, where it looks back.
 */
export function readQuantity(
  what: Exclude<TrafficQuantity, 'users'>,
  windowSeconds: number,
  { meter: common, processes }: MeteredTraffic,
  id: number | undefined,
): number {
  if (isWindowed(what)) {
    const meter = id === undefined ? common : processes.process(id)?.meter;
    return meter?.read(what, windowSeconds) ?? 0;
  }
  let sum = 0;
  for (const each of id === undefined ? processes.all() : [processes.process(id)]) {
    sum += each?.[what] ?? 0;
  }
  return sum;
}
