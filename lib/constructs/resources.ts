import { type Size, SizeRoundingBehavior } from 'cdk8s';
import { type Cpu, k8s } from 'cdk8s-plus-28';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { parseQuantity, type Quantity } from '../values/quantity';

/** Says that a container may use as much as its node has: no limit is written. */
export const UNLIMITED = 'unlimited';

/** What a container is promised, and what it may use at most, of one resource. */
export interface Bounds<T> {
  /** What the scheduler sets aside; a utilization target of an autoscaler is a share of it. */
  readonly request: T;
  /** The most that the container may use, at least the request, or `UNLIMITED`. */
  readonly limit: T | typeof UNLIMITED;
}

/** Requests and limits of one container. Both must be said for both resources: there is no silent default. */
export interface ContainerResources {
  /** CPU; above the limit the container is throttled. */
  readonly cpu: Bounds<Cpu>;
  /** Memory; above the limit the container is killed. */
  readonly memory: Bounds<Size>;
}

/**
 * Returns the resources as the API wants them, quantities in canonical form (`1`, not `1000m`).
 *
 * @param at the property's name, for the error.
 * @throws InvalidInput when a limit is below its request, or a request is zero.
 */
export function renderResources({ cpu, memory }: ContainerResources, at = 'resources'): k8s.ResourceRequirements {
  refuseIfAny([
    ...boundsFaults(renderCpu(cpu.request), cpu.limit === UNLIMITED ? undefined : renderCpu(cpu.limit), `${at}.cpu`),
    ...boundsFaults(
      renderSize(memory.request),
      memory.limit === UNLIMITED ? undefined : renderSize(memory.limit),
      `${at}.memory`,
    ),
  ]);
  const limits = {
    ...(cpu.limit === UNLIMITED ? {} : { cpu: k8s.Quantity.fromString(renderCpu(cpu.limit)) }),
    ...(memory.limit === UNLIMITED ? {} : { memory: k8s.Quantity.fromString(renderSize(memory.limit)) }),
  };
  return {
    requests: {
      cpu: k8s.Quantity.fromString(renderCpu(cpu.request)),
      memory: k8s.Quantity.fromString(renderSize(memory.request)),
    },
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

/** Returns an amount of CPU in canonical form: `2`, `1500m`. */
export function renderCpu(cpu: Cpu): string {
  return canonicalDecimal(parseQuantity(cpu.amount, 'cpu'));
}

/** Returns a decimal quantity with the largest suffix that keeps it whole: `2`, `1500m`, `250u`, `1n`. */
export function canonicalDecimal({ nano }: Quantity): string {
  const suffixes = ['', 'm', 'u', 'n'];
  const index = suffixes.findIndex((_, thousands) => nano % 1000n ** BigInt(3 - thousands) === 0n);
  return `${nano / 1000n ** BigInt(3 - index)}${suffixes[index]}`;
}

/** Returns an amount of memory with the largest binary suffix that keeps it whole: `2Gi`, `1536Mi`. */
export function renderSize(size: Size): string {
  let amount = size.toKibibytes({ rounding: SizeRoundingBehavior.FAIL });
  const suffixes = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi'];
  let index = 0;
  while (amount !== 0 && amount % 1024 === 0 && index < suffixes.length - 1) {
    amount /= 1024;
    index += 1;
  }
  return `${amount}${suffixes[index]}`;
}

function boundsFaults(request: string, limit: string | undefined, at: string): Fault[] {
  const requested = parseQuantity(request, `${at}.request`);
  if (requested.nano <= 0n) {
    return [{ code: 'OUT_OF_RANGE', at: `${at}.request`, message: `is ${request}; give more than 0` }];
  }
  if (limit !== undefined && parseQuantity(limit, `${at}.limit`).nano < requested.nano) {
    const message = `is ${limit}, below the request of ${request}; raise the limit or lower the request`;
    return [{ code: 'CONFLICT', at: `${at}.limit`, message }];
  }
  return [];
}
