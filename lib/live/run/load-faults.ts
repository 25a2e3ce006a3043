import type { SampleLine } from '../recording/run-lines';
import { ENDED_BY_ITSELF, isUnderWay, type WantedLoad } from './load-lease';

/** Something about the load that may be wrong, and what is; no message when it is well. */
export interface LoadFault {
  readonly what: string;
  readonly message: string | undefined;
}

/** Returns what is wrong with the load generator by a sample: it stopped, or workers are lost. */
export function loadFaults(
  { load }: SampleLine,
  wanted: WantedLoad | undefined,
  workers: number,
): readonly LoadFault[] {
  if (load === undefined) {
    return [];
  }
  const connected = load.workers.filter(({ state }) => state !== 'missing').length;
  return [
    {
      what: ENDED_BY_ITSELF,
      message: wanted !== undefined && !isUnderWay(load.state) ? `the load generator is ${load.state}` : undefined,
    },
    {
      what: 'workers are lost',
      message: connected < workers ? `${connected} of ${workers} are connected` : undefined,
    },
  ];
}
