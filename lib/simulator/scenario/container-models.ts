import { fieldAt, fieldsAt, itemsAt, numberAt, textAt } from '../../manifests/field-at';
import type { ManifestSet } from '../../manifests/manifest-set';
import { preStopPauseSeconds } from '../../manifests/pre-stop-pause';
import { servicePorts } from '../../manifests/service-ports';
import { type Container, runningContainers, type Workload } from '../../manifests/workload';
import { limitOf, requestOf } from '../placement/pod-resources';
import type { ContainerModel, ProbeModel } from './workload-model';

const NANO = 1e9;

/** Returns the containers of a workload that run while its pods serve, sidecars first. */
export function containerModels(workload: Workload): ContainerModel[] {
  return runningContainers(workload).map((container) => ({
    name: container.name,
    isSidecar: container.role === 'sidecar',
    cpuRequest: unitsOf(requestOf(container, 'cpu')),
    cpuLimit: unitsOf(limitOf(container, 'cpu')),
    memoryRequest: unitsOf(requestOf(container, 'memory')),
    memoryLimit: unitsOf(limitOf(container, 'memory')),
    startupProbe: probeModel(container, 'startupProbe'),
    readinessProbe: probeModel(container, 'readinessProbe'),
    livenessProbe: probeModel(container, 'livenessProbe'),
    preStopSeconds: preStopPauseSeconds(container.fields) ?? 0,
  }));
}

/** Returns the place, among the running containers, of the one that a Service sends requests to; else the first that is no sidecar. */
export function servingIndex(workload: Workload, all: ManifestSet): number {
  const running = runningContainers(workload);
  const targets = all
    .servicesSelecting(workload)
    .flatMap((service) => servicePorts(service).map((port) => port.targetPort));
  const targeted = running.findIndex((container) =>
    targets.some((port) => port !== undefined && listens(container, port)),
  );
  return targeted >= 0 ? targeted : running.findIndex(({ role }) => role === 'container');
}

function listens({ fields }: Container, port: string | number): boolean {
  return itemsAt(fields, 'ports').some((each) =>
    typeof port === 'number' ? numberAt(each.fields, 'containerPort') === port : textAt(each.fields, 'name') === port,
  );
}

/** Follows `SetDefaults_Probe` in `pkg/apis/core/v1/defaults.go` (v1.37): a 0 is an absent field there. */
function probeModel({ fields }: Container, kind: string): ProbeModel | undefined {
  if (fieldAt(fields, kind) === undefined) {
    return undefined;
  }
  const probe = fieldsAt(fields, kind);
  return {
    initialDelaySeconds: numberAt(probe, 'initialDelaySeconds') ?? 0,
    periodSeconds: numberAt(probe, 'periodSeconds') || 10,
    timeoutSeconds: numberAt(probe, 'timeoutSeconds') || 1,
    successThreshold: numberAt(probe, 'successThreshold') || 1,
    failureThreshold: numberAt(probe, 'failureThreshold') || 3,
  };
}

function unitsOf(nano: bigint | undefined): number | undefined {
  return nano === undefined ? undefined : Number(nano) / NANO;
}
