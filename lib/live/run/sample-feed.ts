import type { SampleLine } from '../recording/run-lines';

/** The samples of a run as they are taken, for those who wait for the next one. */
export class SampleFeed {
  private readonly taken: SampleLine[];
  private waiting: ((sample: SampleLine) => void)[] = [];

  /** @param earlier samples of the run's earlier part. */
  public constructor(earlier: readonly SampleLine[]) {
    this.taken = [...earlier];
  }

  /** All samples, oldest first. */
  public get all(): readonly SampleLine[] {
    return this.taken;
  }

  /** Takes a sample up, and hands it to those who wait. */
  public push(sample: SampleLine): void {
    this.taken.push(sample);
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) {
      resolve(sample);
    }
  }

  /**
   * Resolves with the next sample.
   *
   * @throws the signal's reason when it is aborted.
   */
  public next(signal: AbortSignal): Promise<SampleLine> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiting.push((sample) => {
        signal.removeEventListener('abort', onAbort);
        resolve(sample);
      });
    });
  }
}
