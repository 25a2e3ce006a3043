import { exp } from '../../../values/portable-math';

/** Returns the share of some connections on which something happens, that happens so often altogether. */
export function shareOf(times: number, connections: number): number {
  return times === 0 || connections === 0 ? 0 : 1 - exp(-times / connections);
}

/**
 * Returns the variance of the mean of a number over a step, to that of the number itself, where it is forgotten so many times in the
 * step: that of an Ornstein-Uhlenbeck process. Requests that all take a new connection vary by themselves, and are in the table.
 */
export function steadiness(times: number): number {
  return times < 1e-3 ? 1 : (2 / times) * (1 - (1 - exp(-times)) / times);
}
