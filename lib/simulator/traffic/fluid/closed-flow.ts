import { MOST_UTILIZATION, type ResponseTable } from './response-table';

const { max, min } = Math;
/** Times that the table's latency is put into the queue's; more of them change less than a thousandth. */
const ROUNDS = 4;
/** A pod that is idle for less than this share of time is never. */
const LEAST_IDLE = 1e-9;

/** How users and a pod balance. */
export interface ClosedBalance {
  /** Requests a second. */
  readonly rate: number;
  readonly latencySeconds: number;
  /** The utilization at which the pod answers as quickly under an open load. */
  readonly utilization: number;
}

/**
 * Returns how often some users ask who wait for their answers, and how long they wait.
 *
 * The pod's queue is that of the machine-repairman model, M/M/1 with a finite source, which is exact for processor sharing
 * whatever the distributions are. What its answers take beside that queue (waits off the CPU, several CPUs, throttling) is
 * read from the table and taken for a part of the pause.
 *
 * @param users a fraction where connections come and go.
 */
export function closedBalance(users: number, thinkSeconds: number, table: ResponseTable): ClosedBalance {
  const { capacity } = table;
  if (capacity === Number.POSITIVE_INFINITY || users <= 0) {
    const latencySeconds = table.meanSeconds(0);
    return { rate: users / max(1e-3, thinkSeconds + latencySeconds), latencySeconds, utilization: 0 };
  }
  let beside = max(0, table.meanSeconds(0) - 1 / capacity);
  let utilization = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const pause = max(0, thinkSeconds + beside);
    const rate = capacity * (1 - idleShare(users, pause * capacity));
    const queueSeconds = max(1 / capacity, users / rate - pause);
    utilization = 1 - 1 / (capacity * queueSeconds);
    const known = min(utilization, MOST_UTILIZATION);
    beside = table.meanSeconds(known) - 1 / (capacity * (1 - known));
  }
  const pause = max(0, thinkSeconds + beside);
  const rate = capacity * (1 - idleShare(users, pause * capacity));
  const latencySeconds = max(table.meanSeconds(0), users / rate - thinkSeconds);
  return { rate: users / (thinkSeconds + latencySeconds), latencySeconds, utilization };
}

/**
 * Returns the share of time in which all users of a pod pause: 1 / (1 + n/a + n(n - 1)/a² + ...), which is Erlang's loss
 * formula of n lines under a load of a.
 *
 * @param load the pause over the time that one request takes the pod for.
 */
function idleShare(users: number, load: number): number {
  let sum = 1;
  let term = 1;
  for (let left = users; left > 0 && term > LEAST_IDLE * sum; left -= 1) {
    term *= left / load;
    sum += term;
    if (sum * LEAST_IDLE > 1) {
      return 0;
    }
  }
  return 1 / sum;
}
