import { add64, type Int64 } from '../../values/int64';
import { ownValue } from '../../values/own-value';
import type { ControllerFlags } from './kubernetes-version';
import type { ContainerFacts, PodFacts } from './observation';

/** A resource, and the one container that is meant; the whole pod when it is undefined. */
export interface ResourceOfPod {
  readonly resource: string;
  readonly container: string | undefined;
}

/**
 * Returns what a pod requests of a resource in thousandths, or upstream's words for why that is not known.
 *
 * Follows `calculateRequests` in `pkg/controller/podautoscaler/replica_calculator.go`.
 */
export function requestOf(pod: PodFacts, of: ResourceOfPod, flags: ControllerFlags): Int64 | string {
  if (of.container !== undefined) {
    return containerRequest(pod, of.resource, of.container, flags);
  }
  if (flags.podLevelRequests && pod.podRequestMilli !== undefined) {
    return (
      ownValue(pod.podRequestMilli, of.resource) ?? `missing pod-level request for ${of.resource} in Pod ${pod.name}`
    );
  }
  let request: Int64 = 0;
  for (const container of countedContainers(pod, flags)) {
    const milli = ownValue(container.requestMilli, of.resource);
    if (milli === undefined) {
      return missingRequest(pod, of.resource, container.name);
    }
    request = add64(request, milli);
  }
  return request;
}

function containerRequest(pod: PodFacts, resource: string, name: string, flags: ControllerFlags): Int64 | string {
  const container = countedContainers(pod, flags).find((each) => each.name === name);
  if (container === undefined) {
    return flags.absentContainerFailsRequest ? `container ${name} not found in Pod ${pod.name}` : 0;
  }
  return ownValue(container.requestMilli, resource) ?? missingRequest(pod, resource, name);
}

function countedContainers(pod: PodFacts, { countSidecars }: ControllerFlags): readonly ContainerFacts[] {
  return countSidecars && pod.sidecars.length > 0 ? [...pod.containers, ...pod.sidecars] : pod.containers;
}

function missingRequest(pod: PodFacts, resource: string, container: string): string {
  return `missing request for ${resource} in container ${container} of Pod ${pod.name}`;
}
