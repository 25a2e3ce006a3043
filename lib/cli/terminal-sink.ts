import { clearScreenDown, cursorTo, moveCursor } from 'node:readline';
import { logLine } from '../text/log-text';
import { TerminalText } from '../text/terminal-text';
import { redactText } from '../values/redaction/redact-text';

/** A stream of the process, with what it knows of the terminal behind it. */
export type TerminalStream = NodeJS.WritableStream & {
  readonly columns?: number;
  readonly isTTY?: boolean;
  hasColors?(): boolean;
};

/**
 * The way to standard output and standard error, and the only one: text that is not escaped yet is escaped for a terminal
 * and for the log of a job.
 */
export class TerminalSink {
  private constructor(
    /** The stream itself, for what draws with it: a bar of progress, a question. Nothing from outside goes there. */
    public readonly stream: TerminalStream,
    private readonly redact: (text: string) => string,
  ) {}

  /** Returns the way to a stream. */
  public static to(stream: TerminalStream | TerminalSink): TerminalSink {
    return stream instanceof TerminalSink ? stream : new TerminalSink(stream, (text) => text);
  }

  /** Returns the way to a stream of remarks and errors, which quote inputs: what looks like a secret in them is not shown. */
  public static redacting(stream: TerminalStream): TerminalSink {
    return new TerminalSink(stream, redactText);
  }

  /** Columns of the terminal; undefined where it is none. */
  public get columns(): number | undefined {
    return this.stream.columns;
  }

  /** Whether it is a terminal. */
  public get isTTY(): boolean {
    return this.stream.isTTY === true;
  }

  /** Whether it shows colours. */
  public get hasColours(): boolean {
    return this.stream.hasColors?.() ?? false;
  }

  /** Writes whole lines. */
  public write(text: string | TerminalText): void {
    this.stream.write(this.shown(text));
  }

  /** Writes a text as one line. */
  public line(text: string): void {
    this.stream.write(`${logLine(this.redact(text))}\n`);
  }

  /** Writes whole lines, and waits while the reader is slower. */
  public async writeSlowly(text: string | TerminalText): Promise<void> {
    if (!this.stream.write(this.shown(text))) {
      await new Promise<void>((resolve) => this.stream.once('drain', resolve));
    }
  }

  /** Takes away the last so many lines of a terminal. */
  public erase(lines: number): void {
    moveCursor(this.stream, 0, -lines);
    cursorTo(this.stream, 0);
    clearScreenDown(this.stream);
  }

  private shown(text: string | TerminalText): string {
    return String(TerminalText.of(typeof text === 'string' ? this.redact(text) : text));
  }
}
