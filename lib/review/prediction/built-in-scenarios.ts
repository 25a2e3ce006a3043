import type { Profile, Scenario } from '../../simulator/scenario/scenario';
import type { WorkloadModel } from '../../simulator/scenario/workload-model';

/** A scenario with a name; the facts of a side's cluster are put over it. */
export interface NamedScenario {
  /** Name for reports. */
  readonly name: string;
  /** The file that it is from; empty for a built-in one. */
  readonly file: string;
  /** The scenario. */
  readonly scenario: Scenario;
}

const TARGET_PERCENT = 80;
const MINUTE = 60;
/** Requests of a run at most: they bound the time that a run takes. */
const MOST_REQUESTS = 30_000;
/** CPU time of one request at least, and what it varies by. */
const LEAST_CPU_SECONDS = 0.005;
const VARIATION = 0.3;
const STARTUP_SECONDS = 10;

interface Shape {
  readonly name: string;
  readonly title: string;
  /** Seconds for pods that start at once. */
  readonly durationSeconds: number;
  /** Whether the load takes longer where pods do. */
  readonly isPaced: boolean;
  /** CPUs over time, of the CPUs at target of the fewest and of the most replicas. */
  readonly cpus: (fewest: number, most: number, pace: number) => Profile;
  /** Mean of the same. */
  readonly meanCpus: (fewest: number, most: number) => number;
}

const rampTo = (fewest: number, most: number): number => Math.max(1.5 * fewest, 0.6 * most);
const burstTo = (fewest: number, most: number): number => 0.9 * Math.min(3 * fewest, most);

/** Loads are told in what the pods of base would use at their target, so that they fit any service. */
const SHAPES: readonly Shape[] = [
  {
    name: 'steady',
    title: 'A steady load just below the target at the fewest replicas',
    durationSeconds: 10 * MINUTE,
    isPaced: false,
    cpus: (fewest) => ({ constant: 0.9 * fewest }),
    meanCpus: (fewest) => 0.9 * fewest,
  },
  {
    name: 'ramp',
    title: 'A rise over ten minutes to 60 % of the most replicas, which stays',
    durationSeconds: 20 * MINUTE,
    isPaced: true,
    cpus: (fewest, most, pace) => ({
      ramp: { from: 0.5 * fewest, to: rampTo(fewest, most), seconds: pace * 10 * MINUTE },
    }),
    meanCpus: (fewest, most) => 0.25 * (0.5 * fewest + rampTo(fewest, most)) + 0.5 * rampTo(fewest, most),
  },
  {
    name: 'burst',
    title: 'Three times the fewest replicas for two minutes',
    durationSeconds: 20 * MINUTE,
    isPaced: false,
    cpus: (fewest, most) => ({
      spike: { base: 0.7 * fewest, peak: burstTo(fewest, most), atSeconds: 3 * MINUTE, seconds: 2 * MINUTE },
    }),
    meanCpus: (fewest, most) => 0.63 * fewest + 0.1 * burstTo(fewest, most),
  },
  {
    name: 'day',
    title: 'A day, in an hour',
    durationSeconds: 60 * MINUTE,
    isPaced: true,
    cpus: (fewest, most, pace) => {
      const [low, high] = [0.4 * fewest, rampTo(fewest, most)];
      return { sinusoid: { mean: (low + high) / 2, amplitude: (high - low) / 2, periodSeconds: pace * 60 * MINUTE } };
    },
    meanCpus: (fewest, most) => (0.4 * fewest + rampTo(fewest, most)) / 2,
  },
];

/**
 * Returns the built-in scenarios for a workload: steady, ramp, burst and day. None, when its pods request no CPU: then
 * nothing says how much load is much.
 *
 * @param startupSeconds time that its container needs to be ready. The longer it is, the slower loads rise: what no
 * autoscaler could follow would hide what a change does to one.
 */
export function builtInScenarios(model: WorkloadModel, startupSeconds = STARTUP_SECONDS): NamedScenario[] {
  const request = model.containers.reduce((sum, { cpuRequest = 0 }) => sum + cpuRequest, 0);
  const { minReplicas = 1, maxReplicas = minReplicas, metrics = [] } = model.autoscaler?.spec ?? {};
  const target = metrics.map(({ resource }) => resource?.target.averageUtilization).find((each) => each !== undefined);
  const perPod = (request * (target ?? TARGET_PERCENT)) / 100;
  if (!(perPod > 0)) {
    return [];
  }
  const [fewest, most] = [Math.max(1, minReplicas) * perPod, Math.max(1, maxReplicas) * perPod];
  return SHAPES.map(({ name, title, durationSeconds: least, isPaced, cpus, meanCpus }) => {
    const pace = isPaced ? 1 + startupSeconds / MINUTE : 1;
    const durationSeconds = least * pace;
    const cpuSeconds = Math.max(LEAST_CPU_SECONDS, (meanCpus(fewest, most) * durationSeconds) / MOST_REQUESTS);
    const scenario: Scenario = {
      schemaVersion: 1,
      title,
      durationSeconds,
      // Every request on a connection of its own: what is compared is the scaling, not how connections stick to pods.
      load: { open: { rate: scaled(cpus(fewest, most, pace), 1 / cpuSeconds), newConnectionRatio: 1 } },
      service: {
        classes: [{ name: 'request', weight: 1, cpuSeconds: { lognormal: { mean: cpuSeconds, cv: VARIATION } } }],
        startupSeconds,
      },
    };
    return { name, file: '', scenario };
  });
}

function scaled(profile: Profile, factor: number): Profile {
  if ('constant' in profile) {
    return { constant: profile.constant * factor };
  }
  if ('ramp' in profile) {
    const { from, to, seconds } = profile.ramp;
    return { ramp: { from: from * factor, to: to * factor, seconds } };
  }
  if ('spike' in profile) {
    const { base, peak, ...when } = profile.spike;
    return { spike: { base: base * factor, peak: peak * factor, ...when } };
  }
  if ('sinusoid' in profile) {
    const { mean, amplitude, periodSeconds } = profile.sinusoid;
    return { sinusoid: { mean: mean * factor, amplitude: amplitude * factor, periodSeconds } };
  }
  throw new Error('no built-in scenario has steps or a trace');
}
