import { type Fields, fieldAt, itemsAt, textAt } from '../../manifests/field-at';
import type { PodFacts } from '../autoscaler/observation';
import type { Pod } from '../pods/pod';
import type { ApiContainer, ApiPod, ResourceList } from '../recording/api-objects';
import { readPod } from '../recording/read-pod';
import type { ContainerModel, WorkloadModel } from '../scenario/workload-model';
import type { Clock } from '../simulation/clock';

interface Seen {
  readonly version: number;
  readonly api: ApiPod;
  readonly facts: PodFacts;
}

/** Shows pods as the API server does, each one written and read anew only when it has changed. */
export class ObservedPods {
  private readonly seen = new WeakMap<Pod, Seen>();
  private readonly spec: NonNullable<ApiPod['spec']>;

  public constructor(
    private readonly model: WorkloadModel,
    private readonly clock: Clock,
  ) {
    this.spec = specOf(model);
  }

  /** Returns a pod as the API writes it, and what the autoscaler reads of that. */
  public show(pod: Pod): Seen {
    const known = this.seen.get(pod);
    if (known?.version === pod.version) {
      return known;
    }
    const api = this.write(pod);
    const seen = { version: pod.version, api, facts: readPod(api, 'pods') };
    this.seen.set(pod, seen);
    return seen;
  }

  private write(pod: Pod): ApiPod {
    const { clock, model, spec } = this;
    const { readiness, deletedAt, startedAt } = pod;
    return {
      metadata: {
        name: pod.name,
        labels: model.workload.podLabels,
        ...(deletedAt !== undefined && { deletionTimestamp: clock.wholeText(deletedAt) }),
      },
      spec,
      status: {
        phase: pod.phase,
        ...(startedAt !== undefined && { startTime: clock.wholeText(startedAt) }),
        ...(readiness !== undefined && {
          conditions: [
            {
              type: 'Ready',
              status: readiness.isReady ? 'True' : 'False',
              lastTransitionTime: clock.wholeText(readiness.since),
            },
          ],
        }),
      },
    };
  }
}

function specOf({ containers, workload }: WorkloadModel): NonNullable<ApiPod['spec']> {
  const { podSpec } = workload;
  const init = itemsAt(podSpec, 'initContainers').map(({ fields }) => initContainer(fields, containers));
  const podRequests = fieldAt(podSpec, 'resources', 'requests') as ResourceList | undefined;
  const overhead = fieldAt(podSpec, 'overhead') as ResourceList | undefined;
  return {
    containers: containers.filter(({ isSidecar }) => !isSidecar).map(apiContainer),
    ...(init.length > 0 && { initContainers: init }),
    ...(podRequests !== undefined && { resources: { requests: podRequests } }),
    ...(overhead !== undefined && { overhead }),
  };
}

function initContainer(fields: Fields, containers: readonly ContainerModel[]): ApiContainer {
  const name = textAt(fields, 'name') ?? '';
  const sidecar = containers.find((container) => container.isSidecar && container.name === name);
  const requests = fieldAt(fields, 'resources', 'requests') as ResourceList | undefined;
  return sidecar === undefined
    ? { name, ...(requests !== undefined && { resources: { requests } }) }
    : { ...apiContainer(sidecar), restartPolicy: 'Always' };
}

function apiContainer({ name, cpuRequest, memoryRequest }: ContainerModel): ApiContainer {
  const requests = {
    ...(cpuRequest !== undefined && { cpu: `${Math.round(cpuRequest * 1000)}m` }),
    ...(memoryRequest !== undefined && { memory: `${Math.round(memoryRequest)}` }),
  };
  return { name, resources: { requests } };
}
