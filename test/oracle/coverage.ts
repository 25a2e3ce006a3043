import type { Explanation } from '../../lib/simulator/autoscaler/explanation';
import type { OutputLine } from './compare';

/** Everything that recordings have to reach, and the versions that have it. */
const EXPECTED: readonly { readonly what: string; readonly since?: number }[] = [
  ...['SucceededGetScale', 'ReadyForNewScale', 'SucceededRescale', 'ScaleUpStabilized', 'ScaleDownStabilized'].map(
    (reason) => ({ what: `condition AbleToScale True ${reason}` }),
  ),
  ...['FailedGetScale', 'FailedUpdateScale'].map((reason) => ({ what: `condition AbleToScale False ${reason}` })),
  { what: 'condition ScalingActive True ValidMetricFound' },
  ...[
    'ScalingDisabled',
    'InvalidSelector',
    'AmbiguousSelector',
    'FailedGetResourceMetric',
    'FailedGetContainerResourceMetric',
    'FailedGetPodsMetric',
    'FailedGetObjectMetric',
    'FailedGetExternalMetric',
  ].map((reason) => ({ what: `condition ScalingActive False ${reason}` })),
  ...['TooManyReplicas', 'TooFewReplicas', 'ScaleUpLimit', 'ScaleDownLimit'].map((reason) => ({
    what: `condition ScalingLimited True ${reason}`,
  })),
  { what: 'condition ScalingLimited False DesiredWithinRange' },
  { what: 'condition ScaledToZero True ScaledToZero', since: 36 },
  { what: 'condition ScaledToZero False NotScaledToZero', since: 36 },
  ...[
    'SuccessfulRescale',
    'FailedGetScale',
    'FailedRescale',
    'FailedUpdateStatus',
    'FailedComputeMetricsReplicas',
    'SelectorRequired',
    'InvalidSelector',
    'AmbiguousSelector',
    'FailedGetResourceMetric',
    'FailedGetContainerResourceMetric',
    'FailedGetPodsMetric',
    'FailedGetObjectMetric',
    'FailedGetExternalMetric',
  ].map((reason) => ({ what: `event ${reason}` })),
  ...[
    'scale not readable',
    'disabled at zero',
    'above the maximum',
    'below the minimum',
    'metrics',
    'metrics failed',
  ].map((path) => ({ what: `path ${path}` })),
  ...[
    'ratio of ready pods',
    'within tolerance',
    'ratio with assumed pods',
    'within tolerance with assumed pods',
    'direction reversed by assumed pods',
    'count would go against the ratio',
    'ratio alone',
    'share of each replica',
  ].map((rule) => ({ what: `rule ${rule}` })),
  ...[
    'being deleted',
    'failed',
    'pending',
    'no sample',
    'no condition Ready',
    'not started',
    'not ready while starting',
    'sampled before it was ready for a whole window',
    'never ready since it started',
  ].map((reason) => ({ what: `pod aside: ${reason}` })),
];

/** How often recordings reached each condition, event and branch. */
export class Coverage {
  private readonly counts = new Map<string, number>();

  /** Counts the conditions and events of the oracle, and the branches that our explanations name. */
  public count(oracle: readonly OutputLine[], ours: readonly OutputLine[]): void {
    for (const { conditions = [], events = [] } of oracle as readonly { conditions?: Said[]; events?: Said[] }[]) {
      this.addAll(conditions.map(({ type, status, reason }) => `condition ${type} ${status} ${reason}`));
      this.addAll(events.map(({ reason }) => `event ${reason}`));
    }
    for (const { explanation } of ours as readonly { explanation?: Explanation }[]) {
      if (explanation !== undefined) {
        this.add(`path ${explanation.path}`);
        for (const { rule, aside = [] } of explanation.metrics) {
          this.add(rule === undefined ? 'metric failed' : `rule ${rule}`);
          this.addAll(aside.map(({ reason }) => `pod aside: ${reason}`));
        }
      }
    }
  }

  /** Returns what a version has and no recording reached. */
  public unreached(minor: number): string[] {
    return expectedOf(minor).filter((what) => !this.counts.has(what));
  }

  /** Returns a table of how often each was reached. */
  public table(minor: number): string {
    const names = [...new Set([...expectedOf(minor), ...this.counts.keys()])].sort();
    const rows = names.map((name) => `| ${name} | ${this.counts.get(name) ?? 0} |`);
    return ['| reached | times |', '|---|---:|', ...rows, ''].join('\n');
  }

  private addAll(names: readonly string[]): void {
    for (const name of names) {
      this.add(name);
    }
  }

  private add(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}

interface Said {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
}

function expectedOf(minor: number): string[] {
  return EXPECTED.filter(({ since = 0 }) => minor >= since).map(({ what }) => what);
}
