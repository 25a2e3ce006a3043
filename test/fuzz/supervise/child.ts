import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Question } from '../execute/serve';
import type { Failure, Outcome } from '../outcome';

/** What an input may take. */
export interface Limits {
  /**
   * Seconds of processor time until an answer. On a machine that is busy with other things that is longer: of wall time it
   * may take six times as many when it waits, and more when it computes.
   */
  readonly seconds: number;
  /** Memory of the whole process. */
  readonly bytes: number;
}

/** How a process is started. */
export interface ChildStart {
  /** The compiled program, and its arguments. */
  readonly program: string;
  readonly args: readonly string[];
  readonly limits: Limits;
  /** Shows what the program prints. @default false */
  readonly isShown?: boolean;
}

/** How many times the limit may pass while nothing, or little, is computed. */
const WAITING_FACTOR = 6;
const BUSY_FACTOR = 20;
/** Share of the limit below which a process is taken to wait. */
const WAITING_SHARE = 0.1;
const WATCH_MILLISECONDS = 100;
/** Ticks of the clock in which Linux counts processor time. */
const TICKS_PER_SECOND = 100;
const STDERR_KEPT = 4_000;

/** A process that runs inputs, watched from outside: what hangs or takes too much memory is killed. */
export class Child {
  private readonly process: ChildProcess;
  private readonly answers: AsyncIterator<string>;
  private stderr = '';
  private isGone = false;

  public constructor(private readonly start: ChildStart) {
    // The heap may take all of the memory, so that V8's own end of it is seen as what it is.
    const heap = `--max-old-space-size=${Math.ceil(start.limits.bytes / 1024 / 1024)}`;
    this.process = spawn(process.execPath, [heap, '--enable-source-maps', start.program, ...start.args], {
      stdio: ['pipe', start.isShown ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    });
    this.process.stderr?.on('data', (chunk) => {
      this.stderr = (this.stderr + chunk).slice(-STDERR_KEPT);
    });
    this.process.stdin?.on('error', () => {});
    this.process.on('exit', () => {
      this.isGone = true;
    });
    this.answers = createInterface({ input: this.process.stdio[3] as Readable })[Symbol.asyncIterator]();
  }

  /** Waits until the process is ready. */
  public async ready(): Promise<void> {
    const { done } = await this.answers.next();
    if (done === true) {
      throw new Error(`${this.start.program} did not start:\n${this.stderr}`);
    }
  }

  /** Says whether it still answers. */
  public get isAlive(): boolean {
    return !this.isGone;
  }

  /** Has a question answered; a process that gives no answer is killed, and why is the outcome. */
  public async ask(question: Question): Promise<Outcome> {
    const startedAt = performance.now();
    const startedCpu = this.cpuSeconds();
    let verdict: Failure | undefined;
    let peakBytes = 0;
    this.process.stdin?.write(`${JSON.stringify(question)}\n`);
    const watch = setInterval(() => {
      peakBytes = Math.max(peakBytes, this.residentBytes());
      verdict ??= this.verdictOn((performance.now() - startedAt) / 1000, this.cpuSeconds() - startedCpu, peakBytes);
      if (verdict !== undefined) {
        this.kill();
      }
    }, WATCH_MILLISECONDS);
    const { value, done } = await this.answers.next();
    clearInterval(watch);
    const seconds = (performance.now() - startedAt) / 1000;
    if (done !== true && verdict === undefined) {
      return JSON.parse(value);
    }
    this.kill();
    return { code: -1, seconds, peakBytes, restBytes: 0, failures: [verdict ?? this.crash()] };
  }

  /** Ends it. */
  public kill(): void {
    this.isGone = true;
    this.process.kill('SIGKILL');
  }

  /** Lets it end by itself, so that it takes its folder away. */
  public end(): void {
    this.isGone = true;
    this.process.stdin?.end();
  }

  private verdictOn(wallSeconds: number, cpuSeconds: number, bytes: number): Failure | undefined {
    const { limits } = this.start;
    if (bytes > limits.bytes * 1.5) {
      return { kind: 'memory', detail: `${Math.round(bytes / 1024 / 1024)} MiB, and growing`, place: 'memory' };
    }
    const factor = cpuSeconds < limits.seconds * WAITING_SHARE ? WAITING_FACTOR : BUSY_FACTOR;
    if (cpuSeconds > limits.seconds || wallSeconds > limits.seconds * factor) {
      const detail = `no answer after ${wallSeconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor time`;
      return { kind: 'hang', detail, place: 'hang' };
    }
    return undefined;
  }

  private crash(): Failure {
    const isMemory = /heap out of memory|Allocation failed/.test(this.stderr);
    const kind = isMemory ? 'memory' : 'crash';
    return { kind, detail: this.stderr.slice(-1500), place: isMemory ? 'memory' : 'process' };
  }

  private cpuSeconds(): number {
    // Fields 14 and 15, counted behind the name in parentheses, which may hold anything.
    const fields = this.read('stat').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
  }

  private residentBytes(): number {
    return Number(/^VmRSS:\s+(\d+)/m.exec(this.read('status'))?.[1] ?? 0) * 1024;
  }

  private read(name: string): string {
    try {
      return readFileSync(`/proc/${this.process.pid}/${name}`, 'utf8');
    } catch {
      return '';
    }
  }
}
