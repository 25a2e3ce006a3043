/**
 * Waits until the probe returns something other than undefined or false, and returns that.
 *
 * @throws Error naming what was waited for, with what the probe last said when it threw.
 */
export async function eventually<T>(
  what: string,
  atMostSeconds: number,
  probe: () => Promise<T | undefined | false>,
): Promise<T> {
  const until = Date.now() + atMostSeconds * 1000;
  let reason = 'it never was';
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) {
        return answer;
      }
    } catch (error) {
      reason = (error as Error).message;
    }
    if (Date.now() > until) {
      throw new Error(`not within ${atMostSeconds} s: ${what} (${reason})`);
    }
    await pause(0.5);
  }
}

/** Checks again and again, for the whole time, that something stays true: the check throws when it is not. */
export async function throughout(seconds: number, check: () => Promise<void>): Promise<void> {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    await check();
    await pause(1);
  }
}

/** Waits. */
export function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
