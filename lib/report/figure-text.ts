import type { Figure, Figures } from '../simulator/runs/figures';
import { durationText, numberText, percentText } from './number-text';

type Unit = 'count' | 'number' | 'seconds' | 'ratio';

/** What each figure is called, and what it is measured in. */
const WORDS: Readonly<Record<Figure, readonly [label: string, unit: Unit]>> = {
  peakReplicas: ['peak replicas', 'count'],
  meanReplicas: ['mean replicas', 'number'],
  finalReplicas: ['replicas at the end', 'count'],
  replicaHours: ['replica-hours', 'number'],
  firstScaleUpSeconds: ['first scale-up after', 'seconds'],
  scaleUpReadySeconds: ['its first pod ready after', 'seconds'],
  flaps: ['changes of direction', 'count'],
  sent: ['requests sent', 'count'],
  served: ['served', 'count'],
  failed: ['failed', 'count'],
  failedRatio: ['failed of those sent', 'ratio'],
  meanSeconds: ['mean latency', 'seconds'],
  p50Seconds: ['p50 latency', 'seconds'],
  p95Seconds: ['p95 latency', 'seconds'],
  p99Seconds: ['p99 latency', 'seconds'],
  pendingPodSeconds: ['Pending, pods together', 'seconds'],
  saturatedRatio: ['CPU limits used up', 'ratio'],
  sloMissSeconds: ['objective missed for', 'seconds'],
  outOfMemoryKills: ['killed out of memory', 'count'],
  livenessRestarts: ['restarted by liveness', 'count'],
};

/** Returns what a figure is called. */
export function figureLabel(figure: Figure): string {
  return WORDS[figure][0];
}

/** Returns a figure's value with its unit; a dash, or `never`, where there is none. */
export function figureText(figure: Figure, value: number | undefined): string {
  if (value === undefined) {
    return figure === 'firstScaleUpSeconds' ? 'never' : '-';
  }
  switch (WORDS[figure][1]) {
    case 'count':
      return numberText(value, 1);
    case 'number':
      return numberText(value, value < 1 ? 3 : 2);
    case 'seconds':
      return value === 0 ? '0 s' : durationText(value);
    case 'ratio':
      return percentText(value);
  }
}

/** Returns a change of a figure, with its sign: `+2`, `-1.5 s`, `0`. */
export function changeText(figure: Figure, change: number | undefined): string {
  if (change === undefined) {
    return '-';
  }
  return change > 0 ? `+${figureText(figure, change)}` : figureText(figure, change);
}

/** Returns the figures that are told of one set: those that it has, and that it never scaled up. */
export function toldFigures(figures: Figures): [Figure, number | undefined][] {
  const entries = Object.entries(figures) as [Figure, number | undefined][];
  return entries.filter(([figure, value]) => value !== undefined || figure === 'firstScaleUpSeconds');
}
