import type { ScaleUpPhase } from '../plan/plan';
import type { AutoscalerArithmetic } from '../ports/autoscaler-arithmetic';
import type { LoadFigures } from './load-figures';

/** What is known when the load of a scale-up is chosen. */
export interface ScaleUpKnowledge {
  /** Undefined when the load phase told nothing. */
  readonly figures: LoadFigures | undefined;
  readonly maxFailureRatio: number;
  readonly requestMilli: number;
  readonly replicas: number;
  readonly maxReplicas: number;
  readonly arithmetic: AutoscalerArithmetic;
}

/** The load of a scale-up, and how it came about; or why there is none. */
export type ScaleUpChoice =
  | { readonly users: number; readonly expectedReplicas: number | undefined; readonly because: string }
  | { readonly users: undefined; readonly because: string };

/**
 * Returns the users that take the autoscaler past its effective threshold with the plan's margin, by the CPU that the
 * load phase measured, and the count that they lead to. What the plan gives is taken as given.
 */
export function chooseScaleUp(phase: ScaleUpPhase, known: ScaleUpKnowledge): ScaleUpChoice {
  const { users, expectedReplicas } = phase;
  const cost = costPerUser(known);
  if (users !== undefined && expectedReplicas !== undefined) {
    return { users, expectedReplicas, because: 'users and replicas are given' };
  }
  if (users !== undefined) {
    return forUsers(users, known, cost);
  }
  if (typeof cost === 'string') {
    return { users: undefined, because: `the users cannot be computed: ${cost}; give phases.scale-up.users` };
  }
  const wanted = expectedReplicas ?? known.replicas + 1;
  const demand = known.arithmetic.leastDemand(known.requestMilli, known.replicas, wanted);
  if (demand === undefined) {
    const because = `the users cannot be computed: no CPU use takes the autoscaler from ${known.replicas} to ${wanted} replicas; give phases.scale-up.users`;
    return { users: undefined, because };
  }
  const chosen = Math.ceil(((demand - cost.idleMilli) * (1 + phase.marginRatio)) / cost.milliPerUser);
  return {
    users: chosen,
    expectedReplicas: wanted,
    because:
      `${wanted} replicas need ${Math.ceil(demand)}m of CPU in all, a user costs ${round(cost.milliPerUser)}m ` +
      `(${cost.told}), and the margin is ${percent(phase.marginRatio)}`,
  };
}

function forUsers(users: number, known: ScaleUpKnowledge, cost: Cost | string): ScaleUpChoice {
  if (typeof cost === 'string') {
    return {
      users,
      expectedReplicas: undefined,
      because: `users are given; the replicas cannot be predicted: ${cost}`,
    };
  }
  const demand = cost.idleMilli + users * cost.milliPerUser;
  const { arithmetic, requestMilli, replicas } = known;
  const predicted = arithmetic.restsAt({ cpuMilli: demand, requestMilli }, replicas);
  return {
    users,
    expectedReplicas: predicted,
    because: `users are given; they cost ${Math.round(demand)}m of CPU (${cost.told}), which the autoscaler answers with ${predicted ?? 'no known number of'} replicas`,
  };
}

interface Cost {
  readonly milliPerUser: number;
  readonly idleMilli: number;
  readonly told: string;
}

/** Returns what a user costs; or why that is not known. */
function costPerUser({ figures, maxFailureRatio }: ScaleUpKnowledge): Cost | string {
  if (figures === undefined) {
    return 'no phase of steady load has measured what a user costs';
  }
  const { users, cpuMilli, idleMilli, failureRatio, goodPerSecond } = figures;
  if (failureRatio > maxFailureRatio) {
    return `${percent(failureRatio)} of the load phase's requests failed, so its CPU use says nothing about good ones`;
  }
  const milliPerUser = (cpuMilli - idleMilli) / users;
  if (!(milliPerUser > 0)) {
    return `the load phase used no more CPU (${Math.round(cpuMilli)}m) than there was without load`;
  }
  const told = `${Math.round(cpuMilli)}m at ${users} users and ${round(goodPerSecond)} good requests a second, ${Math.round(idleMilli)}m of it without load`;
  return { milliPerUser, idleMilli, told };
}

function percent(ratio: number): string {
  return `${round(ratio * 100)} %`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
