import { MetricsHistory } from '../observe/metrics-history';
import { SyncObserver } from '../observe/sync-observer';
import type { PhaseBegin, PhaseContext } from '../phases/phase-context';
import type { AutoscalerArithmetic } from '../ports/autoscaler-arithmetic';
import type { PhaseName, SampleLine } from '../recording/run-lines';
import type { RunLog } from '../run-log';
import { EventWriter } from '../watch/event-writer';
import { Mirror } from '../watch/mirror';
import { revisionOf } from '../watch/versions';
import { ClockBounds } from './clock-bounds';
import { loadFaults } from './load-faults';
import { LoadLease } from './load-lease';
import { progressView } from './progress-view';
import type { RunParts } from './run-parts';
import { SampleFeed } from './sample-feed';
import { Sampler } from './sampler';
import type { Subjects } from './subjects';

/** Answers that a clock is measured by, and the pause between them in milliseconds: other parts of a second each. */
const CLOCK_PROBES = 5;
const CLOCK_PAUSE = 230;

/** All that goes on beside the phases of a run: watches, samples, the lease of the load. */
export class Attendance {
  private readonly feed: SampleFeed;
  private readonly metrics = new MetricsHistory();
  private readonly sampler: Sampler;
  private readonly lease: LoadLease;
  private readonly observer: SyncObserver;
  private readonly mirrors: readonly Mirror[];
  private readonly events: EventWriter;
  private readonly clocks = { cluster: new ClockBounds(), loadGenerator: new ClockBounds() };
  private readonly over = new AbortController();
  private readonly arithmetic: AutoscalerArithmetic;
  private work: Promise<unknown> = Promise.resolve();
  private phase: PhaseName;
  private phaseSince = 0;
  private phaseEnd: number | undefined;

  /** @param onFailure told what keeps the run from going on: a line that could not be written, or a fault of our own. */
  public constructor(
    private readonly parts: RunParts,
    private readonly subjects: Subjects,
    private readonly log: RunLog,
    private readonly onFailure: (error: unknown) => void,
  ) {
    const { cluster, load, clock, plan } = parts;
    const { paths, targetName, targetKind, selector } = subjects;
    const lost = (what: string) => (error: Error) => this.guarded(() => log.fault('cluster', what, error));
    this.feed = new SampleFeed(parts.earlier);
    this.phase = parts.phases[0] ?? 'preflight';
    this.arithmetic = parts.arithmeticOf(subjects.autoscaler);
    this.events = new EventWriter(log, { autoscaler: plan.autoscaler, targetKind, targetName });
    const autoscaler = new Mirror(cluster, clock, paths.autoscalerWatch, {
      changed: (object, isDeleted) => this.guarded(() => isDeleted || this.observer.take(object)),
      lost: lost('the watch of the autoscaler broke'),
    });
    const target = new Mirror(cluster, clock, paths.targetWatch, { lost: lost('the watch of the target broke') });
    const pods = new Mirror(cluster, clock, paths.pods, { lost: lost('the watch of the pods broke') });
    const events = new Mirror(cluster, clock, paths.events, {
      changed: (object, isDeleted) => this.guarded(() => this.events.take(object, isDeleted)),
      lost: lost('the watch of the Events broke'),
    });
    this.mirrors = [target, pods, autoscaler, events];
    this.sampler = new Sampler({
      cluster,
      load,
      clock,
      log,
      paths,
      metrics: this.metrics,
      pollSeconds: plan.pollSeconds,
      phase: () => this.phase,
      onSample: (sample) => this.onSample(sample),
    });
    const { host, deadManSeconds } = plan.loadGenerator;
    this.lease = new LoadLease(load, clock, log, { host, deadManSeconds });
    this.observer = new SyncObserver({
      clock,
      log,
      target,
      targetName,
      pods,
      selector,
      metrics: this.metrics,
      syncPeriodSeconds: plan.controller.syncPeriodSeconds ?? 15,
      readMetrics: () => this.sampler.readMetrics(),
      arithmeticOf: parts.arithmeticOf,
      clusterAhead: () => this.clocks.cluster.ahead,
    });
  }

  /** Measures the clocks, and begins to watch and to sample. */
  public async begin(signal: AbortSignal): Promise<void> {
    const { cluster, load } = this.parts;
    cluster.onDatedAnswer((answer) => this.clocks.cluster.add(answer));
    load.onDatedAnswer((answer) => this.clocks.loadGenerator.add(answer));
    await this.measureClocks(signal);
    this.writeClocks();
    this.events.begin(revisionOf(await cluster.read(`${this.subjects.paths.events}?limit=1`)));
    const running = this.over.signal;
    this.phaseSince = this.parts.clock.now();
    this.work = Promise.all([
      ...this.mirrors.map((mirror) => mirror.follow(running)),
      this.sampler.run(running),
      this.lease.keep(running),
    ]).catch(this.onFailure);
  }

  /** Begins a phase, and returns what it works with. */
  public enter(phase: PhaseName, signal: AbortSignal): PhaseContext {
    this.sampler.pause();
    this.phaseEnd = undefined;
    const { plan, cluster, load, clock, progress, checkObjects } = this.parts;
    const { log, subjects, lease, sampler, feed, arithmetic } = this;
    const begin = (line: PhaseBegin = {}) => {
      this.phase = phase;
      this.phaseSince = clock.now();
      log.write({ kind: 'Phase', phase, state: 'begin', ...line });
      sampler.resume();
    };
    const setEnd = (at: number | undefined) => {
      this.phaseEnd = at;
    };
    return {
      plan,
      cluster,
      load,
      clock,
      progress,
      checkObjects,
      log,
      subjects,
      lease,
      sampler,
      feed,
      arithmetic,
      signal,
      begin,
      setEnd,
    };
  }

  /** Takes note of a phase that is not run. */
  public skip(phase: PhaseName, because: string): void {
    this.log.write({ kind: 'Phase', phase, state: 'skipped', because });
  }

  /** Has everything of a phase on the disk. */
  public async settle(): Promise<void> {
    this.log.sync();
    this.observer.throwIfFailed();
  }

  /** Ends the load; returns what kept it from being ended. */
  public stopLoad(): Promise<Error | undefined> {
    return this.lease.stop();
  }

  /** Ends the watches and samples, and writes what is still to be written. */
  public async end(): Promise<void> {
    this.over.abort(new Error('the run is over'));
    await this.work;
    await this.observer.finish();
    this.writeClocks();
  }

  private async measureClocks(signal: AbortSignal): Promise<void> {
    const { cluster, load, clock } = this.parts;
    for (let probe = 0; probe < CLOCK_PROBES; probe++) {
      await Promise.all([cluster.read('/version'), load.read().catch(() => undefined)]);
      await clock.sleep(CLOCK_PAUSE, signal);
    }
  }

  private writeClocks(): void {
    for (const whose of ['cluster', 'loadGenerator'] as const) {
      const { offset } = this.clocks[whose];
      if (offset !== undefined) {
        const { ahead, uncertainty } = offset;
        this.log.write({
          kind: 'Clock',
          of: whose,
          offsetSeconds: ahead / 1000,
          uncertaintySeconds: uncertainty / 1000,
        });
      }
    }
  }

  private onSample(sample: SampleLine): void {
    this.observer.throwIfFailed();
    for (const { what, message } of loadFaults(
      sample,
      this.lease.isSettled ? this.lease.current : undefined,
      this.parts.plan.loadGenerator.workers,
    )) {
      if (message === undefined) {
        this.log.worked(what);
      } else {
        this.log.fault('loadGenerator', what, message);
      }
    }
    const { clock, progress } = this.parts;
    const times = { since: this.phaseSince, end: this.phaseEnd, now: clock.now() };
    progress.sample(progressView(sample, this.subjects, this.arithmetic, times));
    this.feed.push(sample);
  }

  /** Runs what a watch tells; what it throws ends the run. */
  private guarded(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      this.onFailure(error);
    }
  }
}
