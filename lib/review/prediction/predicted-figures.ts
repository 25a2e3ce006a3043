import { figuresOf } from '../../simulator/runs/figures';
import type { Scenario } from '../../simulator/scenario/scenario';
import type { SimulationResult, Timeline } from '../../simulator/simulation/simulation-result';
import type { PredictedFigures } from '../scaling-prediction';
import { lastFallSeconds } from './last-fall';

/** Points of the small chart at most. */
const MOST_POINTS = 120;

/** Returns what a run came to, as a review tells it. */
export function predictedFigures(
  { summary, timeline, thresholds }: SimulationResult,
  scenario: Scenario,
): PredictedFigures {
  const figures = figuresOf(summary);
  const { firstScaleUpSeconds: first, scaleUpReadySeconds: ready } = summary;
  return {
    scaleUpPercent: thresholds?.scaleUpPercent,
    scaleDownPercent: thresholds?.scaleDownPercent,
    peakReplicas: summary.peakReplicas,
    scaleUpSeconds: first === undefined || ready === undefined ? undefined : first + ready,
    scaleDownSeconds: scaleDownSeconds(timeline, lastFallSeconds(scenario)),
    replicaHours: summary.replicaHours,
    p95Seconds: figures.p95Seconds,
    failedRequests: figures.failed ?? 0,
    sentRequests: summary.requests.sent,
    pendingPodSeconds: summary.pendingPodSeconds,
    replicas: smallChart(timeline),
  };
}

function scaleDownSeconds({ time, desiredReplicas }: Timeline, fall: number | undefined): number | undefined {
  if (fall === undefined) {
    return undefined;
  }
  const falls = desiredReplicas.flatMap((count, index) => {
    const at = time[index] ?? 0;
    return at > fall && count < (desiredReplicas[index - 1] ?? count) ? [at] : [];
  });
  const last = falls.at(-1);
  return last === undefined ? undefined : last - fall;
}

/** Each point is the most of its part of the time, so that no peak is lost. */
function smallChart({ stepSeconds, desiredReplicas }: Timeline): PredictedFigures['replicas'] {
  const size = Math.max(1, Math.ceil(desiredReplicas.length / MOST_POINTS));
  const values = Array.from({ length: Math.ceil(desiredReplicas.length / size) }, (_, index) =>
    Math.max(...desiredReplicas.slice(index * size, (index + 1) * size)),
  );
  return { stepSeconds: stepSeconds * size, values };
}
