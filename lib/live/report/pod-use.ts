import type { RunRecord } from '../record/run-record';
import type { PodUseReport } from './validation-report';

/** Returns what each pod used, by the metrics API: a value that was served twice counts once. */
export function podUse({ samples }: RunRecord): PodUseReport[] {
  const measured = new Map<string, Map<string, { readonly cpuMilli: number; readonly memoryBytes: number }>>();
  const last = new Map<string, { readonly node: string | undefined; readonly restarts: number }>();
  const reasons = new Map<string, Set<string>>();
  for (const { pods = [], use = [] } of samples) {
    for (const { name, node, restarts, reasons: given } of pods) {
      last.set(name, { node: node ?? last.get(name)?.node, restarts });
      reasons.set(name, new Set([...(reasons.get(name) ?? []), ...given]));
    }
    for (const { pod, time, cpuMilli, memoryBytes } of use) {
      measured.set(pod, (measured.get(pod) ?? new Map()).set(time, { cpuMilli, memoryBytes }));
    }
  }
  return [...new Set([...last.keys(), ...measured.keys()])].sort().map((pod) => {
    const values = [...(measured.get(pod)?.values() ?? [])];
    const sum = values.reduce((total, { cpuMilli }) => total + cpuMilli, 0);
    return {
      pod,
      node: last.get(pod)?.node,
      samples: values.length,
      meanCpuMilli: values.length === 0 ? 0 : sum / values.length,
      largestCpuMilli: Math.max(0, ...values.map(({ cpuMilli }) => cpuMilli)),
      largestMemoryBytes: Math.max(0, ...values.map(({ memoryBytes }) => memoryBytes)),
      restarts: last.get(pod)?.restarts ?? 0,
      reasons: [...(reasons.get(pod) ?? [])].sort(),
    };
  });
}
