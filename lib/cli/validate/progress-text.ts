import type { ProgressView } from '../../live/ports/progress';

/** Returns what a run is at as one line, for a pipeline's log. */
export function progressLine(view: ProgressView): string {
  const left = view.secondsLeft === undefined ? '' : `, ${clock(view.secondsLeft)} left`;
  const parts = fields(view).map(([name, value]) => `${name} ${value}`);
  return `${view.phase} ${clock(view.phaseSeconds)}${left}: ${parts.join(', ')}`;
}

/** Returns what a run is at as lines of at most a width, for a terminal. */
export function progressLines(view: ProgressView, columns: number): readonly string[] {
  const left = view.secondsLeft === undefined ? '' : `   at most ${clock(view.secondsLeft)} left`;
  const lines = [
    `${view.phase}   ${clock(view.phaseSeconds)}${left}`,
    ...fields(view).map(([name, value]) => `  ${name.padEnd(12)} ${value}`),
  ];
  return lines.map((line) => line.slice(0, Math.max(20, columns - 1)));
}

function fields(view: ProgressView): readonly (readonly [string, string])[] {
  const { users, requestsPerSecond, failureRatio, p95Milliseconds, utilizationPercent, scaleUpAtPercent } = view;
  const threshold = scaleUpAtPercent === undefined ? '' : ` (acts at ${scaleUpAtPercent} %)`;
  return [
    ['users', text(users, 0)],
    ['requests', `${text(requestsPerSecond, 1)}/s`],
    ['failures', failureRatio === undefined ? '-' : `${(failureRatio * 100).toFixed(1)} %`],
    ['p95', `${text(p95Milliseconds, 0)} ms`],
    ['utilization', `${text(utilizationPercent, 0)} %${threshold}`],
    ['replicas', `${text(view.readyReplicas, 0)} of ${text(view.desiredReplicas, 0)} ready`],
  ];
}

function text(value: number | undefined, digits: number): string {
  return value === undefined ? '-' : value.toFixed(digits);
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
