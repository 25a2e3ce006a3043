import { manifestOf } from '../../lib/manifests/manifest';
import { type Workload, workloadFrom } from '../../lib/manifests/workload';
import type { AutoscalerSpec } from '../../lib/simulator/autoscaler/autoscaler-spec';
import type { ContainerModel, WorkloadModel } from '../../lib/simulator/scenario/workload-model';

const GIB = 1024 ** 3;

/** The reference's serving container: one CPU and 2 GiB, readiness after 10 s each 5 s, liveness after 30 s each 10 s. */
export const REFERENCE_CONTAINER: ContainerModel = {
  name: 'inference',
  isSidecar: false,
  cpuRequest: 1,
  cpuLimit: 1,
  memoryRequest: 2 * GIB,
  memoryLimit: 2 * GIB,
  startupProbe: undefined,
  readinessProbe: {
    initialDelaySeconds: 10,
    periodSeconds: 5,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
  },
  livenessProbe: {
    initialDelaySeconds: 30,
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
  },
  preStopSeconds: 0,
};

/** The reference's autoscaler. */
export const REFERENCE_SPEC: AutoscalerSpec = {
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
  minReplicas: 2,
  maxReplicas: 20,
  metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  behavior: {
    scaleUp: {
      stabilizationWindowSeconds: 0,
      selectPolicy: 'Max',
      policies: [
        { type: 'Pods', value: 4, periodSeconds: 15 },
        { type: 'Percent', value: 100, periodSeconds: 15 },
      ],
    },
    scaleDown: {
      stabilizationWindowSeconds: 60,
      selectPolicy: 'Min',
      policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
    },
  },
};

/** Returns an autoscaler of a spec. */
export function autoscalerOf(spec: Partial<AutoscalerSpec> = {}): NonNullable<WorkloadModel['autoscaler']> {
  return { metadata: { name: 'inference', namespace: 'default' }, spec: { ...REFERENCE_SPEC, ...spec } };
}

/** Returns the reference's workload, with some of it changed. */
export function workloadModel(changes: Partial<WorkloadModel> = {}, podSpec: object = {}): WorkloadModel {
  const containers = changes.containers ?? [REFERENCE_CONTAINER];
  return {
    workload: workloadOf(containers, podSpec),
    name: 'inference',
    namespace: 'default',
    selector: 'app=inference',
    replicas: undefined,
    containers,
    serving: 0,
    hasInit: true,
    minReadySeconds: 0,
    terminationGracePeriodSeconds: 30,
    strategy: { type: 'RollingUpdate', maxSurge: '25%', maxUnavailable: '25%' },
    metricResolutionSeconds: undefined,
    loadTest: undefined,
    autoscaler: autoscalerOf(),
    keda: undefined,
    ...changes,
  };
}

function workloadOf(containers: readonly ContainerModel[], podSpec: object): Workload {
  const manifest = manifestOf({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'inference', namespace: 'default' },
    spec: {
      selector: { matchLabels: { app: 'inference' } },
      template: {
        metadata: { labels: { app: 'inference' } },
        spec: {
          ...podSpec,
          containers: containers.map(({ name, cpuRequest, memoryRequest }) => ({
            name,
            resources: { requests: { cpu: `${(cpuRequest ?? 0) * 1000}m`, memory: `${memoryRequest ?? 0}` } },
          })),
        },
      },
    },
  });
  const workload = workloadFrom(manifest);
  if (workload === undefined) {
    throw new Error('the manifest makes no pods');
  }
  return workload;
}
