import type { SimulatedSet } from '../simulator/runs/simulation-report';
import { clockText } from './number-text';

/** Returns what was simulated, in two sentences. */
export function headOf({ result, bands }: SimulatedSet): [string, string] {
  const { workload, durationSeconds, mode, seed } = result;
  const { name, namespace, minReplicas, maxReplicas } = workload;
  const bounds = minReplicas === maxReplicas ? `${minReplicas} replicas` : `${minReplicas} to ${maxReplicas} replicas`;
  const how = mode === 'fluid' ? 'as rates (fluid), not request by request' : 'request by request';
  const runs =
    bands === undefined
      ? `seed ${seed}`
      : `${bands.runs} runs from seed ${bands.firstSeed} on; medians, and the ranges that hold 80 % of them`;
  return [`${namespace}/${name}, ${bounds}`, `${clockText(durationSeconds)} simulated ${how}; ${runs}`];
}
