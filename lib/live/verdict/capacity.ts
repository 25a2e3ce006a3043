import { type CpuCost, cpuCostOf } from '../calibration/cpu-cost';
import { cpuWindows } from '../record/cpu-windows';
import type { PhaseName } from '../recording/run-lines';
import type { RunFacts } from './finding';
import { readingNeeded } from './metric-reading';
import { type NodeFit, nodeFitOf } from './node-fit';
import { podRequestMilli } from './workload-facts';

/** A replica count, and the load that brings the next. */
export interface CapacityStep {
  readonly replicas: number;
  /** Utilization that the controller first acts at, percent of the request. */
  readonly scaleUpAtPercent: number;
  /** Good requests a second that bring it there, and the ends of the 95 % interval. */
  readonly requestsPerSecond: number;
  readonly low: number;
  /** Undefined when the cost may be 0 by its interval. */
  readonly high: number | undefined;
}

/** What the service can do, from good requests alone. */
export interface Capacity {
  /** Why there are no figures; undefined when there are. */
  readonly void: string | undefined;
  readonly voidPhases: readonly PhaseName[];
  /** Phases that the figures are from. */
  readonly fromPhases: readonly PhaseName[];
  readonly cost: CpuCost | undefined;
  /** What a pod requests, CPUs. */
  readonly requestCpu: number | undefined;
  /** From the fewest replicas on. */
  readonly steps: readonly CapacityStep[];
  readonly nodes: NodeFit | undefined;
}

/** As many steps are shown. */
const STEPS = 20;

/** Returns what a run shows of capacity; phases that findings void give nothing. */
export function capacityOf(facts: RunFacts, voidPhases: readonly PhaseName[]): Capacity {
  const { record, plan, outlook } = facts;
  const nodes = nodeFitOf(record.header);
  const isGood = (phase: PhaseName): boolean => {
    const load = record.phases.find((each) => each.phase === phase)?.load;
    return (
      !voidPhases.includes(phase) && load !== undefined && load.failureRatio <= plan.limitsOf(phase).maxFailureRatio
    );
  };
  const windows = cpuWindows(record).filter(({ phase }) => isGood(phase));
  const cost = cpuCostOf(windows);
  const metric = outlook?.metrics.find(({ target }) => target.kind === 'utilization');
  const requestMilli = podRequestMilli(record.header, 'cpu');
  const isCpu = (record.header?.autoscaler.spec.metrics?.[0]?.resource?.name ?? 'cpu') === 'cpu';
  const base = { voidPhases, nodes, requestCpu: requestMilli === undefined ? undefined : requestMilli / 1000 };
  if (cost === undefined) {
    const why =
      voidPhases.length > 0
        ? `a failing request does not cost what a good one does, or the figures are in doubt: nothing is taken from ${voidPhases.join(', ')}, and nothing else was measured`
        : 'there are not three windows in which good requests and the CPU of all pods were measured';
    return { ...base, void: why, fromPhases: [], cost: undefined, steps: [] };
  }
  const fromPhases = [...new Set(windows.map(({ phase }) => phase))];
  const canStep = outlook !== undefined && metric !== undefined && requestMilli !== undefined && isCpu;
  const counts = canStep ? countsOf(outlook.minReplicas, outlook.maxReplicas) : [];
  const steps = counts.flatMap((replicas): CapacityStep[] => {
    const percent = metric === undefined ? undefined : readingNeeded(metric, replicas, replicas + 1);
    if (percent === undefined || requestMilli === undefined) {
      return [];
    }
    const idle = (cost.idle?.value ?? 0) * replicas;
    const cpu = Math.max(0, ((percent / 100) * requestMilli * replicas) / 1000 - idle);
    const { value, low, high } = cost.request;
    return [
      {
        replicas,
        scaleUpAtPercent: percent,
        requestsPerSecond: cpu / value,
        low: cpu / high,
        high: low > 0 ? cpu / low : undefined,
      },
    ];
  });
  return { ...base, void: undefined, fromPhases, cost, steps };
}

function countsOf(min: number, max: number): number[] {
  const first = Math.max(1, min);
  return Array.from({ length: Math.max(0, Math.min(max - first, STEPS)) }, (_, index) => first + index);
}
