import { fieldAt, fieldsAt, itemsAt, numberAt } from '../../manifests/field-at';
import type { ApiObservation } from '../../simulator/recording/api-objects';
import type { MetricsHistory } from '../observe/metrics-history';
import { observedMetrics } from '../observe/observed-pod';
import { replicasOf } from '../observe/sync-inputs';
import type { Clock } from '../ports/clock';
import { type ApiObject, type Cluster, ClusterError } from '../ports/cluster';
import type { LoadGenerator } from '../ports/load-generator';
import type { FaultLine, LoadRead, PhaseName, SampleLine } from '../recording/run-lines';
import { redactObject } from '../redaction';
import type { RunLog } from '../run-log';
import { podRead, useRead } from './pod-read';
import type { SubjectPaths } from './subjects';

/** What a sampler works with. */
export interface SamplerParts {
  readonly cluster: Cluster;
  readonly load: LoadGenerator;
  readonly clock: Clock;
  readonly log: RunLog;
  readonly paths: SubjectPaths;
  readonly metrics: MetricsHistory;
  readonly pollSeconds: number;
  readonly phase: () => PhaseName;
  readonly onSample: (sample: SampleLine) => void;
}

/** Looks at everything at each interval, and writes down what it saw. What could not be read is left out. */
export class Sampler {
  private lastUse: SampleLine['use'];
  private isPaused = true;
  private last: { readonly at: number; readonly sample: SampleLine } | undefined;

  public constructor(private readonly parts: SamplerParts) {}

  /** Samples on a fixed grid until the signal is aborted; an interval that a slow answer took up is left out. */
  public async run(signal: AbortSignal): Promise<void> {
    const { clock, pollSeconds } = this.parts;
    const period = pollSeconds * 1000;
    const origin = clock.now();
    while (!signal.aborted) {
      if (!this.isPaused) {
        await this.sample();
      }
      const passed = clock.now() - origin;
      const pause = period - (passed % period);
      await clock.sleep(pause, signal).catch(() => undefined);
    }
  }

  /** Takes no samples until further notice: between two phases they would be of neither. */
  public pause(): void {
    this.isPaused = true;
  }

  /** Takes samples again. */
  public resume(): void {
    this.isPaused = false;
  }

  /** Takes a sample now, writes it down, and returns it. */
  public async sample(): Promise<SampleLine> {
    const { log, phase, onSample, clock, paths } = this.parts;
    const phaseThen = phase();
    const [autoscaler, target, pods, , load] = await Promise.all([
      this.read('the autoscaler', paths.autoscaler),
      this.read('the target', paths.target),
      this.read('the pods', paths.pods),
      this.readMetrics(),
      this.readLoad(),
    ]);
    const use = this.lastUse;
    const line = log.write({
      kind: 'Sample',
      phase: phaseThen,
      ...(autoscaler !== undefined && { autoscaler: redactObject(fieldsAt(autoscaler, 'status')) }),
      ...(target !== undefined && {
        target: { replicas: replicasOf(target), readyReplicas: numberAt(target, 'status', 'readyReplicas') ?? 0 },
      }),
      ...(pods !== undefined && { pods: itemsAt(pods, 'items').map(({ fields }) => podRead(fields)) }),
      ...(use !== undefined && { use }),
      ...(load !== undefined && { load }),
    });
    this.last = { at: clock.now(), sample: line };
    onSample(line);
    return line;
  }

  /** The last sample, unless it is older than a moment: then a new one. */
  public async fresh(): Promise<SampleLine> {
    const { last } = this;
    const isFresh = last !== undefined && this.parts.clock.now() - last.at < 500;
    return isFresh ? last.sample : this.sample();
  }

  /** Reads the resource metrics into the history. Never throws but what the recording does. */
  public async readMetrics(): Promise<void> {
    const { cluster, paths, metrics, log } = this.parts;
    const what = 'the resource metrics cannot be read';
    try {
      const answer = await cluster.read(paths.podMetrics, { deadlineSeconds: this.deadlineSeconds });
      const items = itemsAt(answer, 'items').map(({ fields }) => fields);
      metrics.add({ items: items.map(observedMetrics) });
      this.lastUse = items.map(useRead);
      log.worked(what);
    } catch (error) {
      this.lastUse = undefined;
      if (error instanceof ClusterError && error.fault !== 'unreachable') {
        metrics.add({ error: error.message } satisfies ApiObservation['podMetrics']);
      }
      this.tell('cluster', what, error);
    }
  }

  private async read(what: string, path: string): Promise<ApiObject | undefined> {
    const told = `${what} cannot be read`;
    try {
      const answer = await this.parts.cluster.read(path, { deadlineSeconds: this.deadlineSeconds });
      this.parts.log.worked(told);
      return answer;
    } catch (error) {
      this.tell('cluster', told, error);
      return undefined;
    }
  }

  private async readLoad(): Promise<LoadRead | undefined> {
    const told = "the load generator's statistics cannot be read";
    try {
      const answer = await this.parts.load.read();
      this.parts.log.worked(told);
      return answer;
    } catch (error) {
      this.tell('loadGenerator', told, error);
      return undefined;
    }
  }

  private tell(source: FaultLine['source'], what: string, error: unknown): void {
    this.parts.log.fault(source, what, error);
  }

  private get deadlineSeconds(): number {
    return Math.min(10, Math.max(2, this.parts.pollSeconds));
  }
}

/** Returns the utilization that an autoscaler's status tells, in percent; undefined when it tells none. */
export function utilizationOf(status: object | undefined): number | undefined {
  for (const { fields } of itemsAt(status, 'currentMetrics')) {
    const source = fieldAt(fields, 'resource') ?? fieldAt(fields, 'containerResource');
    const percent = numberAt(source, 'current', 'averageUtilization');
    if (percent !== undefined) {
      return percent;
    }
  }
  return undefined;
}
