import { existsSync, mkdtempSync, readFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExactArithmetic } from '../../../lib/cli/validate/exact-arithmetic';
import { completePlan } from '../../../lib/live/plan/complete-plan';
import { PHASE_NAMES, type ValidationPlan } from '../../../lib/live/plan/plan';
import type { PlanFile } from '../../../lib/live/plan/plan-file';
import type { Progress } from '../../../lib/live/ports/progress';
import { RECORDING_FILE, RecordingFile } from '../../../lib/live/recording/recording-file';
import { controllerOf, recordingHeader } from '../../../lib/live/recording/run-header';
import type { RunLine, SampleLine } from '../../../lib/live/recording/run-lines';
import { readSubjects } from '../../../lib/live/run/subjects';
import { type RunOutcome, validationRun } from '../../../lib/live/run/validation-run';
import { FakeCluster } from './fake-cluster';
import { FakeLoad } from './fake-load';
import { FakeWorld, type WorldSettings } from './fake-world';
import { VirtualClock } from './virtual-clock';

/** What the reserve of a recording gives back to a full disk. */
const RESERVE = 64 * 1024;

/** The reference's run, its steady phase shortened. */
export const PHASES: PlanFile['phases'] = {
  preflight: {},
  connectivity: {},
  smoke: { users: 10, spawnRatePerSecond: 2, durationSeconds: 10 },
  load: { users: 100, spawnRatePerSecond: 10, durationSeconds: 120 },
  'scale-up': { users: 200, holdSeconds: 30 },
  'scale-down': { marginSeconds: 60 },
};

/** A line of a recording, whatever its kind. */
export type AnyLine = RunLine | { readonly kind: string; readonly time: string };

/** A run against a fake world in virtual time, and all that a test may ask of it. */
export class FakeRun {
  readonly clock = new VirtualClock();
  readonly world: FakeWorld;
  readonly cluster: FakeCluster;
  readonly load: FakeLoad;
  readonly interrupt = new AbortController();
  readonly folder = join(mkdtempSync(join(tmpdir(), 'run-')), 'out');
  readonly notes: string[] = [];
  readonly plan: ValidationPlan;
  /** Bytes that the disk still takes. */
  room = Number.POSITIVE_INFINITY;

  constructor(settings: Partial<WorldSettings> = {}, phases: PlanFile['phases'] = PHASES) {
    this.world = new FakeWorld(this.clock, settings);
    this.cluster = new FakeCluster(this.world);
    this.load = new FakeLoad(this.world);
    this.plan = completePlan(
      {
        allowedContexts: ['kind-*'],
        objects: { autoscaler: 'inference', service: 'inference', servicePort: 8000 },
        loadGenerator: { service: 'locust-web', workers: 4, host: 'http://inference:8000' },
        phases,
      },
      {},
    );
  }

  /** Runs something at a time of the run, in seconds from its beginning. */
  at(seconds: number, work: () => void): this {
    this.clock.after(seconds * 1000, work);
    return this;
  }

  /** Runs the plan, or what an earlier part left of it. */
  async go(phases = PHASE_NAMES, earlier: readonly SampleLine[] | undefined = undefined): Promise<RunOutcome> {
    return this.clock.until(this.begin(phases, earlier));
  }

  async begin(phases = PHASE_NAMES, earlier: readonly SampleLine[] | undefined = undefined): Promise<RunOutcome> {
    const { plan, cluster, load, clock, interrupt } = this;
    const subjects = await readSubjects(cluster, plan);
    const controller = controllerOf(plan, subjects.kubernetesVersion, () => true);
    const disk = {
      write: (descriptor: number, bytes: Buffer) => {
        if (this.room < RESERVE && !existsSync(join(this.folder, '.reserve'))) {
          this.room = RESERVE;
        }
        if (bytes.length > this.room) {
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        }
        this.room -= bytes.length;
        return writeSync(descriptor, bytes);
      },
    };
    const time = new Date(clock.now()).toISOString();
    const first =
      earlier === undefined
        ? recordingHeader(cluster, plan, subjects, { version: '0.0.0', time, controller })
        : { kind: 'Resume', time };
    const recorder =
      earlier === undefined ? RecordingFile.create(this.folder, disk) : RecordingFile.resume(this.folder, disk);
    return validationRun(
      {
        plan,
        cluster,
        load,
        clock,
        progress: this.progress,
        arithmeticOf: (autoscaler) => new ExactArithmetic(autoscaler, controller),
        checkObjects: () => [],
        signal: interrupt.signal,
        phases,
        earlier: earlier ?? [],
      },
      subjects,
      recorder,
      first,
    );
  }

  /** The recording's text. */
  get text(): string {
    return readFileSync(join(this.folder, RECORDING_FILE), 'utf8');
  }

  /** The recording's lines; fails when one is not whole. */
  get lines(): readonly AnyLine[] {
    const { text } = this;
    expect(text.endsWith('\n')).toBe(true);
    return text
      .slice(0, -1)
      .split('\n')
      .map((line) => JSON.parse(line));
  }

  /** The recording's lines of one kind. */
  of<K extends RunLine['kind']>(kind: K): readonly Extract<RunLine, { kind: K }>[] {
    return this.lines.filter((line) => line.kind === kind) as Extract<RunLine, { kind: K }>[];
  }

  private get progress(): Progress {
    return {
      phase: () => undefined,
      check: () => undefined,
      connectivity: () => undefined,
      sample: () => undefined,
      note: (text) => this.notes.push(text),
      end: () => undefined,
    };
  }
}
