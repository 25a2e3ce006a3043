import { microsOf } from '../../values/instant';
import { InvalidInput } from '../../values/invalid-input';
import { RecordingDigest } from '../recording/recording-digest';
import type { ConnectivityLine, PhaseLine, RunLine, SampleLine } from '../recording/run-lines';
import { faultOfLine } from './line-shapes';
import { loadPoints } from './load-counters';
import { phaseRecords } from './phase-records';
import { planFactsOf } from './plan-facts';
import { PodStarts } from './pod-starts';
import type { DamagedLine, Integrity, RunRecord, RunRecordHeader, Timed, TimedConnectivity } from './run-record';

type Kind = RunLine['kind'];
type LineOf<K extends Kind> = Timed<Extract<RunLine, { readonly kind: K }>>;
type Parsed = Readonly<Record<string, unknown>>;

/** How far a line's time may lie before the one before it: clocks are set now and then. */
const CLOCK_SETBACK_SECONDS = 2;
const MICROS = 1_000_000;

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
    const resets = lines.filter(({ statisticsReset = false }) => statisticsReset).map(({ seconds }) => seconds);
    const points = loadPoints(samples, resets);
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
      events: this.of('Event'),
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
    const micros = typeof line.time === 'string' ? microsOf(line.time) : undefined;
    if (micros === undefined) {
      this.damage('has no time');
      return;
    }
    this.startMicros ??= micros;
    this.startTime ||= line.time as string;
    const seconds = (micros - this.startMicros) / MICROS;
    if (seconds < this.lastSeconds - CLOCK_SETBACK_SECONDS) {
      this.damage('is earlier than the line before it');
      return;
    }
    this.lastSeconds = Math.max(seconds, this.lastSeconds);
    if (line.kind === 'Observation') {
      this.pods.take(line, this.startMicros);
      return;
    }
    if (line.kind === 'End') {
      this.digestState = digestStateOf(line.digest, this.digest.hex());
    } else if (this.lines.get('End') !== undefined && line.kind !== 'Resume') {
      this.damage('stands behind the end');
    }
    if (line.kind === 'Connectivity') {
      const { seconds: answerSeconds, ...rest } = line as unknown as ConnectivityLine;
      this.answers.push({ ...rest, seconds, answerSeconds });
    }
    const known = this.lines.get(line.kind as Kind) ?? [];
    known.push({ ...(line as unknown as RunLine), seconds: Math.max(seconds, 0) });
    this.lines.set(line.kind as Kind, known);
    if (line.kind === 'Resume') {
      this.resumeLines.add(this.count);
      this.lines.delete('End');
      this.digestState = 'absent';
    }
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
