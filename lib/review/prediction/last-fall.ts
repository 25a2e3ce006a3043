import type { Profile, Scenario } from '../../simulator/scenario/scenario';

/** Returns when the load begins to fall, or falls, for the last time, in seconds from the start; undefined when it does not. */
export function lastFallSeconds({ load, durationSeconds }: Scenario): number | undefined {
  const at = fallOf('open' in load ? load.open.rate : load.closed.users, durationSeconds);
  return at === undefined || at >= durationSeconds ? undefined : at;
}

function fallOf(profile: Profile, durationSeconds: number): number | undefined {
  if ('constant' in profile) {
    return undefined;
  }
  if ('ramp' in profile) {
    return profile.ramp.to < profile.ramp.from ? 0 : undefined;
  }
  if ('spike' in profile) {
    const { base, peak, atSeconds, seconds } = profile.spike;
    return peak > base ? atSeconds + seconds : atSeconds;
  }
  if ('sinusoid' in profile) {
    const { amplitude, periodSeconds } = profile.sinusoid;
    const periods = Math.ceil((durationSeconds - periodSeconds / 2) / periodSeconds) - 1;
    return amplitude > 0 && periods >= 0 ? periodSeconds / 2 + periods * periodSeconds : undefined;
  }
  const isStep = 'steps' in profile;
  const points = isStep ? profile.steps : profile.trace;
  const fallen = points.flatMap(({ value }, index) => (value < (points[index - 1]?.value ?? value) ? [index] : []));
  // A step falls at its own point, a line from the point before.
  const last = fallen.at(-1);
  return last === undefined ? undefined : points[isStep ? last : last - 1]?.atSeconds;
}
