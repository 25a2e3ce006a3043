import type { ServiceSettings } from '../service-settings';
import { MOST_UTILIZATION, type ResponseTable } from './response-table';

const { max, min } = Math;
/** Steps in which the rate of a closed load is halved in on: to 1 part in a million. */
const HALVINGS = 20;

/** What comes to a pod for a while. */
export type Demand =
  /** Requests a second. */
  | { readonly rate: number }
  /** Users on its connections, and their mean pause in seconds. */
  | { readonly users: number; readonly thinkSeconds: number };

/** How a pod fares for a while. Rates are requests a second. */
export interface Flow {
  readonly sentRate: number;
  /** Sent, and turned away at the full queue. */
  readonly turnedAwayRate: number;
  /** Work that the pod gets done, for clients that have given up too. */
  readonly workRate: number;
  /** Change of the backlog. */
  readonly backlogRate: number;
  /** Where in the table its answers are. */
  readonly utilization: number;
  /** What comes on top of the table's latencies, seconds. */
  readonly delaySeconds: number;
  /** Whether clients give up before the answer. */
  readonly isTooLate: boolean;
  /** Requests that clients wait for. */
  readonly inFlight: number;
}

/** What a pod can do. */
export interface Means {
  readonly table: ResponseTable;
  readonly service: ServiceSettings;
  /** Requests, in work or queued, that are more than a pod that keeps up would have. */
  readonly backlog: number;
}

/**
 * Returns how a pod fares under a demand for some seconds.
 *
 * Below 97 % of its capacity and without a backlog it is in equilibrium, and answers as its table says. Above, what comes
 * too much heaps up; a request waits for all that is before it. Users are in equilibrium always: their number bounds what
 * can heap up, and it does within a few of their rounds.
 */
export function flowOf(demand: Demand, means: Means, seconds: number): Flow {
  return 'rate' in demand
    ? openFlow(demand.rate, means, seconds)
    : closedFlow(demand.users, demand.thinkSeconds, means, seconds);
}

function openFlow(rate: number, { table, service, backlog }: Means, seconds: number): Flow {
  const { capacity } = table;
  const utilization = min(MOST_UTILIZATION, rate / capacity);
  const meanSeconds = table.meanSeconds(utilization);
  if (backlog === 0 && rate <= capacity * MOST_UTILIZATION) {
    return {
      sentRate: rate,
      turnedAwayRate: 0,
      workRate: rate,
      backlogRate: 0,
      utilization,
      delaySeconds: 0,
      isTooLate: false,
      inFlight: rate * meanSeconds,
    };
  }
  const room = service.concurrency + service.queueLimit;
  const unbounded = backlog + (rate - capacity) * seconds;
  const next = max(0, min(unbounded, max(room, backlog)));
  const delaySeconds = min((backlog + next) / 2 / capacity, max(0, room / capacity - meanSeconds));
  const isTooLate = delaySeconds + meanSeconds > service.timeoutSeconds;
  const turnedAwayRate = min(rate, max(0, unbounded - next) / seconds);
  return {
    sentRate: rate,
    turnedAwayRate,
    workRate: rate - turnedAwayRate - (next - backlog) / seconds,
    backlogRate: (next - backlog) / seconds,
    utilization,
    delaySeconds,
    isTooLate,
    inFlight: (rate - turnedAwayRate) * min(delaySeconds + meanSeconds, service.timeoutSeconds),
  };
}

function closedFlow(users: number, thinkSeconds: number, means: Means, seconds: number): Flow {
  const { table, service, backlog } = means;
  const { capacity } = table;
  // What a user finds there is what the others make (Schweitzer's approximation of the arrival theorem).
  const others = max(0, users - 1) / max(1, users);
  const rate = equilibriumRate(users, thinkSeconds, table, others);
  const keepsUp = rate < capacity * MOST_UTILIZATION;
  const room = service.concurrency + service.queueLimit;
  const wouldWait = keepsUp ? 0 : users - capacity * thinkSeconds;
  const there = max(0, min(wouldWait, room));
  const latency = keepsUp ? table.meanSeconds((rate / capacity) * others) : there / capacity;
  const late = latency + backlog / capacity;
  if (backlog > 0 || late > service.timeoutSeconds) {
    return openFlow(users / (thinkSeconds + min(late, service.timeoutSeconds)), means, seconds);
  }
  const done = keepsUp ? rate : min(rate, capacity);
  // Users for whom there is no room ask again after their pause.
  const turnedAwayRate = wouldWait > room ? (wouldWait - room) / max(thinkSeconds, 0.001) : 0;
  const utilization = min(MOST_UTILIZATION, (rate / capacity) * others);
  return {
    sentRate: done + turnedAwayRate,
    turnedAwayRate,
    workRate: done,
    backlogRate: 0,
    utilization,
    delaySeconds: keepsUp ? 0 : max(0, latency - table.meanSeconds(utilization)),
    isTooLate: false,
    inFlight: done * latency,
  };
}

/** The rate at which users ask who wait for their answers, by bisection. */
function equilibriumRate(users: number, thinkSeconds: number, table: ResponseTable, others: number): number {
  let low = 0;
  let high = min(table.capacity, users / max(1e-3, thinkSeconds + table.meanSeconds(0)));
  if (isWithin(high, users, thinkSeconds, table, others)) {
    return high;
  }
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (isWithin(middle, users, thinkSeconds, table, others)) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Whether users have time to ask at a rate: they think and wait. */
function isWithin(rate: number, users: number, thinkSeconds: number, table: ResponseTable, others: number): boolean {
  return rate * (thinkSeconds + table.meanSeconds((rate / table.capacity) * others)) <= users;
}
