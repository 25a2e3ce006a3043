import { wrap64 } from '../../values/int64';
import { divideAwayFromZero, parseQuantity } from '../../values/quantity';
import type { ContainerFacts, PodFacts } from '../autoscaler/observation';
import type { ApiContainer, ApiPod, ResourceList } from './api-objects';
import { listOf, milliByName, objectOf, textOf, timeOf } from './values-of-fields';

/**
 * Returns what the controller reads of a pod.
 *
 * @throws InvalidInput naming the field that is not as the API writes it.
 */
export function readPod(pod: ApiPod, at: string): PodFacts {
  const { metadata, spec, status } = objectOf(pod, at) as ApiPod;
  const name = textOf(metadata?.name, `${at}.metadata.name`);
  const init = listOf(spec?.initContainers, `${at}.spec.initContainers`);
  return {
    name,
    labels: objectOf(metadata.labels, `${at}.metadata.labels`) as Record<string, string>,
    phase: status?.phase ?? '',
    isDeleted: metadata.deletionTimestamp !== undefined && metadata.deletionTimestamp !== null,
    startMicros: isAbsent(status?.startTime) ? undefined : timeOf(status?.startTime, `${at}.status.startTime`),
    ready: readiness(pod, at),
    containers: containersOf(listOf(spec?.containers, `${at}.spec.containers`), `${at}.spec.containers`),
    sidecars: containersOf(init.filter(isSidecar), `${at}.spec.initContainers`),
    podRequestMilli: hasPodRequests(spec?.resources?.requests) ? podRequests(pod) : undefined,
  };
}

function readiness({ status }: ApiPod, at: string): PodFacts['ready'] {
  for (const condition of listOf(status?.conditions, `${at}.status.conditions`)) {
    if (condition.type === 'Ready') {
      const sinceMicros = timeOf(condition.lastTransitionTime, `${at}.status.conditions.lastTransitionTime`);
      return { status: condition.status, sinceMicros };
    }
  }
  return undefined;
}

function containersOf(containers: readonly ApiContainer[], at: string): ContainerFacts[] {
  return containers.map(({ name, resources }) => ({
    name: textOf(name, `${at}.name`),
    requestMilli: milliByName(resources?.requests, `${at}.${name}.resources.requests`),
  }));
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isSidecar({ restartPolicy }: ApiContainer): boolean {
  return restartPolicy === 'Always';
}

/** Says whether the pod as a whole requests something that it may: `IsPodLevelRequestsSet`. */
function hasPodRequests(requests: ResourceList | null | undefined): boolean {
  return Object.keys(requests ?? {}).some(isPodLevel);
}

function isPodLevel(resource: string): boolean {
  return resource === 'cpu' || resource === 'memory' || resource.startsWith('hugepages-');
}

type Amounts = Map<string, bigint>;

/**
 * Returns the effective request of a pod that sets its own: that, else what its containers add up to, and the overhead.
 *
 * Follows `PodRequests` and `AggregateContainerRequests` in component-helpers `resource/helpers.go` (v0.37), in exact
 * sums: init containers run one after the other, beside the sidecars before them.
 */
function podRequests({ spec }: ApiPod): Record<string, ReturnType<typeof wrap64>> {
  const total: Amounts = new Map();
  for (const container of spec?.containers ?? []) {
    add(total, amounts(container.resources?.requests));
  }
  const sidecars: Amounts = new Map();
  const starting: Amounts = new Map();
  for (const container of spec?.initContainers ?? []) {
    const own = amounts(container.resources?.requests);
    if (isSidecar(container)) {
      add(total, own);
      add(sidecars, own);
      raise(starting, sidecars);
    } else {
      add(own, sidecars);
      raise(starting, own);
    }
  }
  raise(total, starting);
  for (const [resource, amount] of amounts(spec?.resources?.requests)) {
    if (isPodLevel(resource)) {
      total.set(resource, amount);
    }
  }
  add(total, amounts(spec?.overhead));
  return Object.fromEntries(
    [...total].map(([resource, nano]) => [resource, wrap64(divideAwayFromZero(nano, 1_000_000n))]),
  );
}

function amounts(list: ResourceList | null | undefined): Amounts {
  return new Map(Object.entries(list ?? {}).map(([resource, text]) => [resource, parseQuantity(text, resource).nano]));
}

function add(to: Amounts, more: Amounts): void {
  for (const [resource, amount] of more) {
    to.set(resource, (to.get(resource) ?? 0n) + amount);
  }
}

function raise(to: Amounts, other: Amounts): void {
  for (const [resource, amount] of other) {
    const present = to.get(resource);
    to.set(resource, present === undefined || amount > present ? amount : present);
  }
}
