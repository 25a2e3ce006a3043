import { SingleBar } from 'cli-progress';
import { TerminalSink, type TerminalStream } from './terminal-sink';

/** What long work must at least take before its progress is shown. */
const QUIET_MILLISECONDS = 1000;
const SCALE = 1000;

/**
 * Shows how far long work has come: a bar on a terminal, once it has taken a second. Anywhere else it says nothing.
 *
 * It is cli-progress's bar, which draws itself again also while the event loop is kept from running.
 */
export class Progress {
  private readonly bar: SingleBar | undefined;
  private readonly startedAt = performance.now();
  private isShown = false;

  /**
   * @param terminal where it is shown.
   * @param what what is being done, as a word or two of this program.
   */
  public constructor(terminal: TerminalSink | TerminalStream, what: string) {
    const { stream, isTTY } = TerminalSink.to(terminal);
    this.bar = isTTY
      ? new SingleBar({
          stream,
          format: `${what} {bar} {percentage} %, {eta_formatted} left`,
          hideCursor: true,
          clearOnComplete: true,
          barsize: 30,
          etaBuffer: 100,
          barCompleteChar: '█',
          barIncompleteChar: '░',
        })
      : undefined;
  }

  /** Says which share of the work is done, from 0 to 1. */
  public report(ratio: number): void {
    if (this.bar === undefined || performance.now() - this.startedAt < QUIET_MILLISECONDS) {
      return;
    }
    if (!this.isShown) {
      this.bar.start(SCALE, 0);
      this.isShown = true;
    }
    this.bar.update(Math.round(ratio * SCALE));
  }

  /** Takes the bar away. */
  public end(): void {
    if (this.isShown) {
      this.bar?.stop();
    }
  }
}
