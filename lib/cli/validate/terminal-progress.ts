import { clearScreenDown, cursorTo, moveCursor } from 'node:readline';
import type { Progress, ProgressView } from '../../live/ports/progress';
import type { CheckLine, ConnectivityLine, PhaseName } from '../../live/recording/run-lines';
import { progressLine, progressLines } from './progress-text';

/** Between two lines of a pipeline's log, in milliseconds. */
const LOG_PERIOD = 15_000;
/** A sample comes a little early or late. */
const SLACK = 1000;

/** Where progress is shown. */
export type ProgressStream = NodeJS.WritableStream & { readonly columns?: number; readonly isTTY?: boolean };

/**
 * Shows what a run does: in a terminal as one view that is drawn anew below the lines that stay, and in a pipeline as a
 * plain line every 15 s.
 */
export class TerminalProgress implements Progress {
  private drawn = 0;
  private last: ProgressView | undefined;
  private loggedAt = Number.NEGATIVE_INFINITY;

  /** @param now returns milliseconds by a clock that does not go back. */
  public constructor(
    private readonly stream: ProgressStream,
    private readonly now: () => number,
  ) {}

  public phase(name: PhaseName, what: string): void {
    this.loggedAt = Number.NEGATIVE_INFINITY;
    this.line(`== ${name}: ${what}`);
  }

  public check({ status, message, fix }: CheckLine): void {
    this.line(`${status.padEnd(8)} ${message}${fix === undefined ? '' : `\n         ${fix}`}`);
  }

  public connectivity({ from, url, status, seconds, error }: ConnectivityLine): void {
    const by = from === 'loadGenerator' ? "the load generator's pod" : 'the API server';
    const outcome = status === undefined ? `no answer: ${error ?? 'unknown reason'}` : `status ${status}`;
    const word = status !== undefined && status >= 200 && status < 300 ? 'ok' : 'failed';
    this.line(`${word.padEnd(8)} GET ${url} by ${by}: ${outcome} after ${seconds.toFixed(3)} s`);
  }

  public sample(view: ProgressView): void {
    this.last = view;
    if (this.stream.isTTY) {
      this.erase();
      this.draw();
    } else if (this.now() - this.loggedAt >= LOG_PERIOD - SLACK) {
      this.loggedAt = this.now();
      this.stream.write(`${progressLine(view)}\n`);
    }
  }

  public note(text: string): void {
    this.line(text);
  }

  public end(): void {
    this.erase();
    this.last = undefined;
  }

  /** Writes a line that stays, above the view. */
  private line(text: string): void {
    this.erase();
    this.stream.write(`${text}\n`);
    this.draw();
  }

  private draw(): void {
    const { stream, last } = this;
    if (stream.isTTY && last !== undefined) {
      const lines = progressLines(last, stream.columns ?? 80);
      stream.write(`${lines.join('\n')}\n`);
      this.drawn = lines.length;
    }
  }

  private erase(): void {
    if (this.drawn > 0) {
      moveCursor(this.stream, 0, -this.drawn);
      cursorTo(this.stream, 0);
      clearScreenDown(this.stream);
      this.drawn = 0;
    }
  }
}
