import type { Progress, ProgressView } from '../../live/ports/progress';
import type { CheckLine, ConnectivityLine, PhaseName } from '../../live/recording/run-lines';
import { logLine } from '../../text/log-text';
import { TerminalSink, type TerminalStream } from '../terminal-sink';
import { progressLine, progressLines } from './progress-text';

/** Between two lines of a pipeline's log, in milliseconds. */
const LOG_PERIOD = 15_000;
/** A sample comes a little early or late. */
const SLACK = 1000;

/**
 * Shows what a run does: in a terminal as one view that is drawn anew below the lines that stay, and in a pipeline as a
 * plain line every 15 s.
 */
export class TerminalProgress implements Progress {
  private drawn = 0;
  private last: ProgressView | undefined;
  private loggedAt = Number.NEGATIVE_INFINITY;

  private readonly terminal: TerminalSink;

  /** @param now returns milliseconds by a clock that does not go back. */
  public constructor(
    terminal: TerminalSink | TerminalStream,
    private readonly now: () => number,
  ) {
    this.terminal = TerminalSink.to(terminal);
  }

  public phase(name: PhaseName, what: string): void {
    this.loggedAt = Number.NEGATIVE_INFINITY;
    this.lines(`== ${name}: ${what}`);
  }

  public check({ status, message, fix }: CheckLine): void {
    this.lines(`${status.padEnd(8)} ${message}`, ...(fix === undefined ? [] : [`         ${fix}`]));
  }

  public connectivity({ from, url, status, seconds, error }: ConnectivityLine): void {
    const by = from === 'loadGenerator' ? "the load generator's pod" : 'the API server';
    const outcome = status === undefined ? `no answer: ${error ?? 'unknown reason'}` : `status ${status}`;
    const word = status !== undefined && status >= 200 && status < 300 ? 'ok' : 'failed';
    this.lines(`${word.padEnd(8)} GET ${url} by ${by}: ${outcome} after ${seconds.toFixed(3)} s`);
  }

  public sample(view: ProgressView): void {
    this.last = view;
    if (this.terminal.isTTY) {
      this.erase();
      this.draw();
    } else if (this.now() - this.loggedAt >= LOG_PERIOD - SLACK) {
      this.loggedAt = this.now();
      this.terminal.write(`${progressLine(view)}\n`);
    }
  }

  public note(text: string): void {
    this.lines(text);
  }

  public end(): void {
    this.erase();
    this.last = undefined;
  }

  /** Writes lines that stay, above the view. */
  private lines(...texts: readonly string[]): void {
    this.erase();
    this.terminal.write(texts.map((text) => `${logLine(text)}\n`).join(''));
    this.draw();
  }

  private draw(): void {
    const { terminal, last } = this;
    if (terminal.isTTY && last !== undefined) {
      const lines = progressLines(last, terminal.columns ?? 80);
      terminal.write(`${lines.join('\n')}\n`);
      this.drawn = lines.length;
    }
  }

  private erase(): void {
    if (this.drawn > 0) {
      this.terminal.erase(this.drawn);
      this.drawn = 0;
    }
  }
}
