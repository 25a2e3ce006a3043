import { microsOf } from '../../values/instant';
import { InvalidInput } from '../../values/invalid-input';
import { RecordingDigest } from '../recording/recording-digest';
import type { EventLine, PhaseLine, RunLine, SampleLine } from '../recording/run-lines';
import { faultOfLine } from './line-shapes';
import { loadPoints } from './load-counters';
import { phaseRecords } from './phase-records';
import { planFactsOf } from './plan-facts';
import { PodStarts } from './pod-starts';
import type { DamagedLine, Integrity, RunRecord, RunRecordHeader, TimedConnectivity } from './run-record';
import type { Timed } from './timed';

type Kind = RunLine['kind'];
type LineOf<K extends Kind> = Timed<Extract<RunLine, { readonly kind: K }>>;
type Parsed = Readonly<Record<string, unknown>>;

/** How far a line's time may lie before the one before it: clocks are set now and then. */
const CLOCK_SETBACK_SECONDS = 2;
const MICROS = 1_000_000;
/** Lines by the cluster's clock, written when their time is known: it may lie before that of other lines. */
const BACKDATED: ReadonlySet<string> = new Set(['Observation', 'Sync', 'AutoscalerChange', 'ControllerRestart']);

/**
 * Folds the lines of a run's recording into what they tell, one after another.
 *
 * Nothing in a line makes it throw: what cannot be read is kept as damage, for the verdict to answer.
 */
export class RecordBuilder {
  private readonly digest = new RecordingDigest();
  private readonly lines = new Map<Kind, Timed<RunLine>[]>();
  private readonly pods = new PodStarts();
  private readonly cutOff: DamagedLine[] = [];
  private damaged: DamagedLine[] = [];
  private header: RunRecordHeader | undefined;
  private startMicros: number | undefined;
  private startTime = '';
  private lastSeconds = 0;
  private count = 0;
  private digestState: Integrity['digest'] = 'absent';
  private readonly answers: TimedConnectivity[] = [];
  /** Counts of samples when the load generator's statistics began anew: times may be the same, their order is not. */
  private readonly resets = new Set<number>();
  private readonly resumeLines = new Set<number>();

  /**
   * Takes the next line, as its bytes.
   *
   * @returns the line, parsed, where it could be read.
   */
  public take(bytes: Buffer): Parsed | undefined {
    this.count++;
    const line = this.read(bytes);
    if (line !== undefined) {
      this.keep(line);
    }
    this.digest.add(bytes);
    return line;
  }

  /**
   * Returns the record of all lines taken.
   *
   * @param name what the recording is called, for the error.
   * @throws InvalidInput when they are no recording of a validation run.
   */
  public end(name: string): RunRecord {
    if (this.lines.size === 0 && this.header === undefined) {
      throw InvalidInput.of(
        'BAD_FORMAT',
        name,
        'is no recording of a validation run; name the folder that validate wrote',
      );
    }
    this.sortOutCutOff();
    const samples = this.of('Sample');
    const plan = planFactsOf(this.header);
    const lines = this.of('Phase') as Timed<PhaseLine>[];
    const points = loadPoints(samples, this.resets);
    const phases = phaseRecords({
      lines,
      samples: samples as Timed<SampleLine>[],
      points,
      plan,
      endSeconds: this.lastSeconds,
    });
    return {
      header: this.header,
      startTime: this.startTime,
      durationSeconds: this.lastSeconds,
      phases,
      samples,
      points,
      checks: this.of('Check'),
      connectivity: this.answers,
      clocks: this.of('Clock'),
      events: latestOf(this.of('Event')),
      syncs: this.of('Sync'),
      evidence: this.of('Evidence'),
      faults: this.of('Fault'),
      resumes: this.of('Resume'),
      podStarts: this.pods.list(),
      end: this.of('End').at(-1),
      integrity: {
        lines: this.count,
        damaged: this.damaged,
        cutOff: this.cutOff,
        digest: this.digestState,
      },
    };
  }

  private of<K extends Kind>(kind: K): LineOf<K>[] {
    return (this.lines.get(kind) ?? []) as LineOf<K>[];
  }

  private read(bytes: Buffer): Parsed | undefined {
    let line: unknown;
    try {
      line = JSON.parse(bytes.toString('utf8'));
    } catch {
      return this.damage('is no JSON');
    }
    if (typeof line !== 'object' || line === null || Array.isArray(line)) {
      return this.damage('is no JSON object');
    }
    const fault = faultOfLine(line as Parsed);
    return fault === undefined ? (line as Parsed) : this.damage(fault);
  }

  private damage(reason: string): undefined {
    this.damaged.push({ line: this.count, reason });
    return undefined;
  }

  private keep(line: Parsed): void {
    if (line.kind === 'Recording') {
      this.takeHeader(line as unknown as RunRecordHeader);
      return;
    }
    const seconds = this.secondsOf(line);
    if (seconds === undefined) {
      return;
    }
    if (line.kind === 'Observation') {
      this.pods.take(line, this.startMicros ?? 0);
    } else {
      this.keepTimed(line as unknown as RunLine, seconds);
    }
  }

  /** Returns a line's time, seconds from the start; undefined when it has none, or goes back where it must not. */
  private secondsOf({ kind, time }: Parsed): number | undefined {
    const micros = typeof time === 'string' ? microsOf(time) : undefined;
    if (micros === undefined) {
      return this.damage('has no time');
    }
    if (BACKDATED.has(String(kind))) {
      return (micros - (this.startMicros ?? micros)) / MICROS;
    }
    this.startTime ||= String(time);
    this.startMicros ??= micros;
    const seconds = (micros - this.startMicros) / MICROS;
    if (seconds < this.lastSeconds - CLOCK_SETBACK_SECONDS) {
      return this.damage('is earlier than the line before it');
    }
    this.lastSeconds = Math.max(seconds, this.lastSeconds);
    return seconds;
  }

  private keepTimed(line: RunLine, seconds: number): void {
    if (line.kind === 'End') {
      this.digestState = digestStateOf(line.digest, this.digest.hex());
    } else if (this.lines.has('End') && line.kind !== 'Resume') {
      this.damage('stands behind the end');
    }
    if (line.kind === 'Connectivity') {
      const { seconds: answerSeconds, ...rest } = line;
      this.answers.push({ ...rest, seconds, answerSeconds });
    }
    if (line.kind === 'Resume') {
      this.resumeLines.add(this.count);
      this.lines.delete('End');
      this.digestState = 'absent';
    }
    if (line.kind === 'Phase' && line.statisticsReset === true) {
      this.resets.add(this.of('Sample').length);
    }
    const known = this.lines.get(line.kind) ?? [];
    known.push({ ...line, seconds: Math.max(seconds, 0) });
    this.lines.set(line.kind, known);
  }

  /** A run that is taken up again goes on in its recording; a second header would be another run. */
  private takeHeader(header: RunRecordHeader): void {
    if (this.header === undefined) {
      this.header = { ...header, controller: header.controller ?? {} };
    } else {
      this.damage('is a second header');
    }
  }

  /** What a run was writing when it was killed is no damage: the last line, and one that `Resume` follows. */
  private sortOutCutOff(): void {
    const isCutOff = ({ line, reason }: DamagedLine): boolean =>
      reason === 'is no JSON' && (line === this.count || this.resumeLines.has(line + 1));
    this.cutOff.push(...this.damaged.filter(isCutOff));
    this.damaged = this.damaged.filter((each) => !isCutOff(each));
  }
}

function digestStateOf(given: unknown, computed: string): Integrity['digest'] {
  if (given === undefined) {
    return 'absent';
  }
  return given === computed ? 'matches' : 'differs';
}

/** An Event that happens again is the same one with a larger count: the last line on it says all, in its first place. */
function latestOf(events: readonly Timed<EventLine>[]): Timed<EventLine>[] {
  const known = new Map<string, Timed<EventLine>>();
  for (const event of events) {
    const key = JSON.stringify([event.object, event.type, event.reason, event.message]);
    known.set(key, { ...event, seconds: known.get(key)?.seconds ?? event.seconds });
  }
  return [...known.values()].sort((one, other) => (microsOf(one.lastSeen) ?? 0) - (microsOf(other.lastSeen) ?? 0));
}
