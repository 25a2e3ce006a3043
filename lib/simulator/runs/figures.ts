import type { SimulationSummary } from '../simulation/simulation-result';

/** What runs are compared by, in the order in which it is told. */
export const FIGURES = [
  'peakReplicas',
  'meanReplicas',
  'finalReplicas',
  'replicaHours',
  'firstScaleUpSeconds',
  'scaleUpReadySeconds',
  'flaps',
  'sent',
  'served',
  'failed',
  'failedRatio',
  'meanSeconds',
  'p50Seconds',
  'p95Seconds',
  'p99Seconds',
  'pendingPodSeconds',
  'saturatedRatio',
  'sloMissSeconds',
  'outOfMemoryKills',
  'livenessRestarts',
] as const;

/** Name of a figure. */
export type Figure = (typeof FIGURES)[number];

/** The figures of a run; undefined where the run has none, such as the first scale-up of a run without one. */
export type Figures = Readonly<Record<Figure, number | undefined>>;

/** Returns the figures of a run. */
export function figuresOf(summary: SimulationSummary): Figures {
  const { requests } = summary;
  const failed = Object.values(requests.failed).reduce((sum, count) => sum + count, 0);
  return {
    peakReplicas: summary.peakReplicas,
    meanReplicas: summary.meanReplicas,
    finalReplicas: summary.finalReplicas,
    replicaHours: summary.replicaHours,
    firstScaleUpSeconds: summary.firstScaleUpSeconds,
    scaleUpReadySeconds: summary.scaleUpReadySeconds,
    flaps: summary.flaps,
    sent: requests.sent,
    served: requests.served,
    failed,
    failedRatio: requests.sent === 0 ? undefined : failed / requests.sent,
    meanSeconds: finite(requests.mean),
    p50Seconds: finite(requests.p50),
    p95Seconds: finite(requests.p95),
    p99Seconds: finite(requests.p99),
    pendingPodSeconds: summary.pendingPodSeconds,
    saturatedRatio: summary.saturatedRatio,
    sloMissSeconds: summary.sloMissSeconds,
    outOfMemoryKills: summary.outOfMemoryKills,
    livenessRestarts: summary.livenessRestarts,
  };
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
