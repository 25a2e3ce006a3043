import { LEAST_TURNAROUND_SECONDS } from '../closed-load';
import type { ServiceSettings } from '../service-settings';
import { closedBalance } from './closed-flow';
import { MOST_UTILIZATION, type ResponseTable } from './response-table';

const { max, min } = Math;

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
  /** The share of answers that take as long as the table says; the others all wait about equally long. */
  readonly spread: number;
  /** The share of requests whose clients give up before the answer. */
  readonly lateShare: number;
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
      spread: 1,
      lateShare: 0,
      inFlight: rate * meanSeconds,
    };
  }
  const room = service.concurrency + service.queueLimit;
  const unbounded = backlog + (rate - capacity) * seconds;
  const next = max(0, min(unbounded, max(room, backlog)));
  const most = max(0, room / capacity - meanSeconds);
  const [first, last] = [min(backlog / capacity, most), min(next / capacity, most)];
  const { lateShare, delaySeconds } = delaysOf(first, last, max(0, service.timeoutSeconds - meanSeconds));
  const turnedAwayRate = min(rate, max(0, unbounded - next) / seconds);
  return {
    sentRate: rate,
    turnedAwayRate,
    workRate: rate - turnedAwayRate - (next - backlog) / seconds,
    backlogRate: (next - backlog) / seconds,
    utilization,
    delaySeconds,
    spread: 0,
    lateShare,
    inFlight: (rate - turnedAwayRate) * min((first + last) / 2 + meanSeconds, service.timeoutSeconds),
  };
}

/** The share of requests that wait for too long, where waits go evenly from one to another, and the mean wait of the others. */
function delaysOf(
  first: number,
  last: number,
  patience: number,
): { readonly lateShare: number; readonly delaySeconds: number } {
  const [least, most] = [min(first, last), max(first, last)];
  if (most <= patience) {
    return { lateShare: 0, delaySeconds: (first + last) / 2 };
  }
  return least >= patience
    ? { lateShare: 1, delaySeconds: patience }
    : { lateShare: (most - patience) / (most - least), delaySeconds: (least + patience) / 2 };
}

function closedFlow(users: number, thinkSeconds: number, means: Means, seconds: number): Flow {
  const { table, service, backlog } = means;
  const { capacity } = table;
  const balance = closedBalance(users, thinkSeconds, table);
  const room = service.concurrency + service.queueLimit;
  const isFull = balance.rate * balance.latencySeconds > room;
  const latencySeconds = isFull ? room / capacity : balance.latencySeconds;
  const late = latencySeconds + backlog / capacity;
  if (backlog > 0 || late > service.timeoutSeconds) {
    return openFlow(users / (thinkSeconds + min(late, service.timeoutSeconds)), means, seconds);
  }
  const workRate = isFull ? capacity : balance.rate;
  // Users for whom there is no room ask again after their pause.
  const pausing = users - room - capacity * thinkSeconds;
  const turnedAwayRate = isFull ? max(0, pausing) / max(thinkSeconds, LEAST_TURNAROUND_SECONDS) : 0;
  const utilization = min(MOST_UTILIZATION, balance.utilization);
  return {
    sentRate: workRate + turnedAwayRate,
    turnedAwayRate,
    workRate,
    backlogRate: 0,
    utilization,
    delaySeconds: balance.utilization < MOST_UTILIZATION ? 0 : max(0, latencySeconds - table.meanSeconds(utilization)),
    spread: balance.utilization < MOST_UTILIZATION ? balance.spread : 0,
    lateShare: 0,
    inFlight: workRate * latencySeconds,
  };
}
