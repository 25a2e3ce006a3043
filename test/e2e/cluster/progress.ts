import { Interrupted } from './command';

const started = Date.now();

/** Prints one line with the seconds since this process began. */
export function say(text: string): void {
  process.stdout.write(`[${seconds(started).padStart(6)} s] ${text}\n`);
}

/** Does one step of the work, and prints when it begins and how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const from = Date.now();
  say(`${title} ...`);
  const answer = await work();
  say(`${title}: ${seconds(from)} s`);
  return answer;
}

/** Waits until a check passes, looking again every 0.2 s. A check that throws has not passed. */
export async function waitFor(what: string, atMostSeconds: number, check: () => Promise<unknown>): Promise<void> {
  const until = Date.now() + atMostSeconds * 1000;
  for (;;) {
    const fault = await check().then(
      () => undefined,
      (error: Error) => error,
    );
    if (fault === undefined) {
      return;
    }
    if (fault instanceof Interrupted || Date.now() > until) {
      throw new Error(`${what} is not ready after ${atMostSeconds} s: ${fault.message}`, { cause: fault });
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function seconds(from: number): string {
  return ((Date.now() - from) / 1000).toFixed(1);
}
