import { redactedBeginning } from '../values/redaction/redact-text';
import { type Clock, timestamp } from './ports/clock';
import type { Recorder } from './ports/recorder';
import type { FaultLine, RunLine } from './recording/run-lines';

/** Most characters of a message that is recorded. */
const MOST_CHARACTERS = 4000;

type Timed<T> = T extends RunLine ? Omit<T, 'time'> : never;

/** The recording of a run, as the run writes it: gives lines their time, and tells a fault that goes on only once. */
export class RunLog {
  private readonly faults = new Map<string, string>();

  public constructor(
    private readonly recorder: Recorder,
    private readonly clock: Clock,
  ) {}

  /** Adds a line with the present time, and returns it. */
  public write<T extends Timed<RunLine>>(line: T): T & { readonly time: string } {
    const { kind, ...rest } = line;
    const timed = { kind, time: timestamp(this.clock.now()), ...rest };
    this.recorder.write(timed);
    return timed as unknown as T & { readonly time: string };
  }

  /** Adds a line that has its time. */
  public writeTimed(line: object): void {
    this.recorder.write(line);
  }

  /**
   * Takes note that something could not be read or done.
   *
   * @param what what failed; while it goes on failing in the same words it is not told again.
   * @returns whether a line was added.
   */
  public fault(source: FaultLine['source'], what: string, error: unknown): boolean {
    const message = redactedBeginning(
      `${what}: ${error instanceof Error ? error.message : String(error)}`,
      MOST_CHARACTERS,
    );
    if (this.faults.get(what) === message) {
      return false;
    }
    this.faults.set(what, message);
    this.write({ kind: 'Fault', source, message });
    return true;
  }

  /** Takes note that what failed works again; a later failure is told anew. */
  public worked(what: string): void {
    this.faults.delete(what);
  }

  /** Has all lines on the disk before it returns. */
  public sync(): void {
    this.recorder.sync();
  }
}
