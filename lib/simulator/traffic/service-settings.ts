import { ownValue } from '../../values/own-value';
import { parseQuantity } from '../../values/quantity';
import type { Distribution, Scenario } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';

/** A request class with all defaults filled in. */
export interface ClassSettings {
  readonly name: string;
  readonly weight: number;
  readonly cpuSeconds: Distribution;
  readonly waitSeconds: Distribution;
  readonly failureProbability: number;
  readonly memoryBytes: number;
}

/** The service of a scenario with all defaults filled in; without a limit is infinite. */
export interface ServiceSettings {
  readonly classes: readonly ClassSettings[];
  readonly concurrency: number;
  readonly queueLimit: number;
  readonly timeoutSeconds: number;
  readonly threads: number;
  readonly idleCpus: number;
  readonly startupCpuSeconds: Distribution;
  readonly startupSeconds: Distribution;
  readonly memoryBytes: number;
  readonly drainsOnTerm: boolean;
}

/** Returns a scenario's service, what it leaves open taken from the manifests' load test, then from its own defaults. */
export function serviceSettings(model: WorkloadModel, { service }: Scenario): ServiceSettings {
  const unlimited = Number.POSITIVE_INFINITY;
  return {
    classes: service.classes.map((each) => ({
      name: each.name,
      weight: each.weight ?? ownValue(model.loadTest?.weights, each.name) ?? 1,
      cpuSeconds: each.cpuSeconds,
      waitSeconds: each.waitSeconds ?? 0,
      failureProbability: each.failureProbability ?? 0,
      memoryBytes: numberOf(each.memory ?? 0),
    })),
    concurrency: service.concurrency ?? unlimited,
    queueLimit: service.queueLimit ?? unlimited,
    timeoutSeconds: service.timeoutSeconds ?? 30,
    threads: service.threads ?? unlimited,
    idleCpus: numberOf(service.idleCpu ?? 0),
    startupCpuSeconds: service.startupCpuSeconds ?? 0,
    startupSeconds: service.startupSeconds ?? 1,
    memoryBytes: numberOf(service.memory ?? 0),
    drainsOnTerm: service.drainsOnTerm ?? true,
  };
}

function numberOf(quantity: string | number): number {
  return Number(parseQuantity(quantity).nano) / 1e9;
}

/** Returns the mean of a figure over the requests of a mix. */
export function meanOfMix({ classes }: Pick<ServiceSettings, 'classes'>, of: (each: ClassSettings) => number): number {
  const total = classes.reduce((sum, { weight }) => sum + weight, 0);
  return classes.reduce((sum, each) => sum + (each.weight / total) * of(each), 0);
}
