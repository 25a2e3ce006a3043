import type { CampaignResult } from './campaign';

const MEBIBYTE = 1024 * 1024;

/** Returns what came of a driver, on one line. */
export function resultLine({ driver, inputs, answered, refused, slowest, peak, faults }: CampaignResult): string {
  const failures = faults.reduce((sum, { count }) => sum + count, 0);
  return [
    driver.padEnd(10),
    `${inputs} inputs`,
    `${answered} answered`,
    `${refused} refused`,
    `slowest ${slowest.seconds.toFixed(2)} s (input ${slowest.index})`,
    `peak ${Math.round(peak.bytes / MEBIBYTE)} MiB (input ${peak.index})`,
    `${failures} failures of ${faults.length} kinds`,
  ].join(', ');
}

/** Returns each fault on a line. */
export function faultLines({ driver, faults }: CampaignResult): string[] {
  return faults.map(({ failure, index, count }) => {
    const detail = failure.detail.split('\n')[0]?.slice(0, 200) ?? '';
    return `${driver} ${index}: ${failure.kind} (${count}) ${failure.place}: ${detail}`;
  });
}
