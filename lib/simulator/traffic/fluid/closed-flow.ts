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
  /** Variance of the number of requests in it, over what it would be under that open load: 1 or less. */
  readonly spread: number;
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
    return { rate: users / max(1e-3, thinkSeconds + latencySeconds), latencySeconds, utilization: 0, spread: 1 };
  }
  let beside = max(0, table.meanSeconds(0) - 1 / capacity);
  let utilization = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const pause = max(0, thinkSeconds + beside);
    const rate = capacity * (1 - sourceQueue(users, pause * capacity).idleShare);
    const queueSeconds = max(1 / capacity, users / rate - pause);
    utilization = 1 - 1 / (capacity * queueSeconds);
    const known = min(utilization, MOST_UTILIZATION);
    beside = table.meanSeconds(known) - 1 / (capacity * (1 - known));
  }
  const pause = max(0, thinkSeconds + beside);
  const { idleShare, mean, variance } = sourceQueue(users, pause * capacity);
  const latencySeconds = max(table.meanSeconds(0), users / (capacity * (1 - idleShare)) - thinkSeconds);
  const rate = users / (thinkSeconds + latencySeconds);
  return { rate, latencySeconds, utilization, spread: min(1, variance / (mean * (mean + 1))) };
}

/** M/M/1 with a finite source: the share of time in which all users pause, and how many wait or are served. */
interface SourceQueue {
  readonly idleShare: number;
  readonly mean: number;
  readonly variance: number;
}

/**
 * Returns the queue of a pod: k requests are in it with a probability in proportion to n(n - 1)...(n - k + 1) / a^k. The share
 * of none is Erlang's loss formula of n lines under a load of a.
 *
 * @param load the pause over the time that one request takes the pod for.
 */
function sourceQueue(users: number, load: number): SourceQueue {
  let [sum, sumOfCounts, sumOfSquares] = [1, 0, 0];
  let term = 1;
  for (let left = users, count = 1; left > 0 && term > LEAST_IDLE * sum; left -= 1, count += 1) {
    term *= left / load;
    sum += term;
    sumOfCounts += term * count;
    sumOfSquares += term * count * count;
    if (sum * LEAST_IDLE > 1) {
      // Never idle: users pause as calls come to so many lines that none is lost, by Poisson's law.
      const mean = max(1, users - load);
      return { idleShare: 0, mean, variance: load };
    }
  }
  const mean = sumOfCounts / sum;
  return { idleShare: 1 / sum, mean, variance: sumOfSquares / sum - mean * mean };
}
