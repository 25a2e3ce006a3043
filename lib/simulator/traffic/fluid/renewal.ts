import { exp } from '../../../values/portable-math';

/** Returns the share of some connections on which something happens, that happens so often altogether. */
export function shareOf(times: number, connections: number): number {
  return times === 0 || connections === 0 ? 0 : 1 - exp(-times / connections);
}

/**
 * Returns the variance of the mean of a number over a second, which is about what a queue takes to notice, to that of the number
 * itself, where it is forgotten so many times in that second: that of an Ornstein-Uhlenbeck process.
 */
export function steadiness(times: number): number {
  return times < 1e-3 ? 1 : (2 / times) * (1 - (1 - exp(-times)) / times);
}
