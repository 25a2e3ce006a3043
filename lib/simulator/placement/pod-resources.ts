import { fieldAt } from '../../manifests/field-at';
import type { Container, Workload } from '../../manifests/workload';
import { isQuantity, parseQuantity } from '../../values/quantity';

/** Amounts of resources in nano-units, by the resource's name. */
export type Amounts = ReadonlyMap<string, bigint>;

/** Returns a quantity below a chain of keys in nano-units; undefined when there is none, or none that can be read. */
export function nanoAt(value: unknown, ...keys: readonly string[]): bigint | undefined {
  const found = fieldAt(value, ...keys);
  return (typeof found === 'string' || typeof found === 'number') && isQuantity(found)
    ? parseQuantity(found).nano
    : undefined;
}

/** Returns what a container may use of a resource; undefined when it is unlimited. */
export function limitOf({ fields }: Container, resource: string): bigint | undefined {
  return nanoAt(fields, 'resources', 'limits', resource);
}

/** Returns what a container requests of a resource: a limit without request is the request, as the API server makes it. */
export function requestOf(container: Container, resource: string): bigint | undefined {
  return nanoAt(container.fields, 'resources', 'requests', resource) ?? limitOf(container, resource);
}

/** Returns what a pod requests of a resource at the level of the pod (Kubernetes 1.34); undefined when it does not. */
export function podLevelRequestOf({ podSpec }: Workload, resource: string): bigint | undefined {
  return (
    nanoAt(podSpec, 'resources', 'requests', resource) ?? nanoAt(podSpec, 'resources', 'limits', resource) ?? undefined
  );
}

/**
 * Returns what the scheduler sets aside for one pod: the containers and sidecars together, or the most that an init
 * container needs beside the sidecars started before it, whichever is more; and the overhead.
 *
 * Follows `AggregateContainerRequests` in `component-helpers/resource/helpers.go` (v1.37).
 */
export function scheduledRequestOf(workload: Workload, resource: string): bigint {
  const containers = podAmount(workload, (container) => requestOf(container, resource));
  const overhead = nanoAt(workload.podSpec, 'overhead', resource) ?? 0n;
  return (podLevelRequestOf(workload, resource) ?? containers) + overhead;
}

/** Returns an amount the way people write it: `500m` or `2` CPU, `1.5Gi` memory, plain numbers for the rest. */
export function amountText(nano: bigint, resource: string): string {
  const value = Number(nano) / 1e9;
  if (resource !== 'memory' && resource !== 'ephemeral-storage') {
    return Number.isInteger(value) ? `${value}` : `${Math.round(value * 1000)}m`;
  }
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, Math.abs(value))) / 10)));
  return `${Math.round((value / 1024 ** power) * 100) / 100}${units[power]}`;
}

/** Returns what a pod adds up to: running containers together, or an init container beside the sidecars before it. */
export function podAmount({ containers }: Workload, amountOf: (container: Container) => bigint | undefined): bigint {
  let running = 0n;
  let starting = 0n;
  for (const container of containers) {
    const amount = amountOf(container) ?? 0n;
    if (container.role === 'init') {
      starting = starting > running + amount ? starting : running + amount;
    } else {
      running += amount;
    }
  }
  return starting > running ? starting : running;
}
