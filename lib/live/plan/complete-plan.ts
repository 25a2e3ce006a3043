import { type Fault, refuseIfAny } from '../../values/invalid-input';
import type { NamedObjects } from './named-objects';
import type {
  LoadGeneratorAccess,
  LoadGeneratorPlan,
  PhaseLimits,
  PlanPhases,
  ScaleDownPhase,
  ScaleUpPhase,
  SteadyPhase,
  ValidationPlan,
} from './plan';
import type { LimitsFile, LoadGeneratorFile, PlanFile, ScaleDownFile, ScaleUpFile, SteadyFile } from './plan-file';

/** Share of requests that may fail where the plan says nothing. */
export const DEFAULT_MAX_FAILURE_RATIO = 0.01;

/**
 * Returns the plan that a file states, with what it leaves out filled in.
 *
 * @param found the names that the plan's manifests give.
 * @throws InvalidInput when the file leaves out what nothing else gives, or contradicts itself.
 */
export function completePlan(file: PlanFile, found: NamedObjects): ValidationPlan {
  const { objects = {}, namespace = found.namespace ?? 'default' } = file;
  const autoscaler = objects.autoscaler ?? found.autoscaler;
  const service = objects.service ?? found.service;
  const servicePort = objects.servicePort ?? found.servicePort;
  const { access, faults } = accessOf(file.loadGenerator, namespace);
  refuseIfAny([
    ...missing('objects.autoscaler', autoscaler),
    ...missing('objects.service', service),
    ...missing('objects.servicePort', servicePort),
    ...faults,
    ...phaseFaults(file),
  ]);
  return {
    allowedContexts: file.allowedContexts,
    namespace,
    autoscaler: autoscaler ?? '',
    service: service ?? '',
    servicePort: servicePort ?? 0,
    manifests: file.manifests ?? [],
    loadGenerator: loadGeneratorOf(file.loadGenerator, namespace, access),
    controller: file.controller ?? {},
    pollSeconds: file.pollSeconds ?? 5,
    phases: phasesOf(file),
  };
}

function missing(at: string, value: unknown): Fault[] {
  return value === undefined
    ? [{ code: 'MISSING', at, message: 'is missing; give it, or name manifests that hold exactly one' }]
    : [];
}

function accessOf(
  { service, nodePort, url, address, port = 8089, namespace }: LoadGeneratorFile,
  planNamespace: string,
): { readonly access: LoadGeneratorAccess; readonly faults: readonly Fault[] } {
  const given = [service, nodePort, url].filter((each) => each !== undefined).length;
  const faults: Fault[] =
    given === 1
      ? []
      : [
          {
            code: 'CONFLICT',
            at: 'loadGenerator',
            message: `names ${given} ways to the Locust master; give one of service, nodePort or url`,
          },
        ];
  if (url !== undefined) {
    return { access: { by: 'url', url: url.replace(/\/$/, '') }, faults };
  }
  if (nodePort !== undefined) {
    return { access: { by: 'nodePort', port: nodePort, ...(address !== undefined && { address }) }, faults };
  }
  return {
    access: { by: 'portForward', service: service ?? '', namespace: namespace ?? planNamespace, port },
    faults,
  };
}

function loadGeneratorOf(
  file: LoadGeneratorFile,
  planNamespace: string,
  access: LoadGeneratorAccess,
): LoadGeneratorPlan {
  return {
    access,
    namespace: file.namespace ?? planNamespace,
    podSelector: file.podSelector ?? 'app=locust-master',
    workers: file.workers ?? 1,
    ...(file.host !== undefined && { host: file.host }),
    deadManSeconds: file.deadManSeconds ?? 60,
  };
}

function phaseFaults({ phases }: PlanFile): Fault[] {
  const none = Object.values(phases).every((phase) => phase === undefined);
  if (none) {
    return [{ code: 'MISSING', at: 'phases', message: 'is empty; give at least one phase' }];
  }
  const up = phases['scale-up'];
  return up !== undefined && up?.users === undefined && phases.load === undefined
    ? [
        {
          code: 'MISSING',
          at: 'phases.scale-up.users',
          message: 'is missing, and without a phase load there is nothing to compute it from; give one of them',
        },
      ]
    : [];
}

function phasesOf({ phases, limits }: PlanFile): PlanPhases {
  const { preflight, connectivity, smoke, load, 'scale-up': up, 'scale-down': down } = phases;
  return {
    ...(preflight !== undefined && { preflight: { mustPass: preflight?.mustPass ?? true } }),
    ...(connectivity !== undefined && {
      connectivity: { path: connectivity?.path ?? '/healthz', timeoutSeconds: connectivity?.timeoutSeconds ?? 5 },
    }),
    ...(smoke !== undefined && { smoke: steady(smoke, limits) }),
    ...(load !== undefined && { load: steady(load, limits) }),
    ...(up !== undefined && { 'scale-up': scaleUp(up ?? {}, limits) }),
    ...(down !== undefined && { 'scale-down': scaleDown(down ?? {}, limits) }),
  };
}

function limitsOf(own: LimitsFile, shared: LimitsFile | undefined): PhaseLimits {
  const slo = own.slo ?? shared?.slo;
  return {
    maxFailureRatio: own.maxFailureRatio ?? shared?.maxFailureRatio ?? DEFAULT_MAX_FAILURE_RATIO,
    ...(slo !== undefined && { slo: { percentile: 0.95, maxShareOfTimeOver: 0, ...slo } }),
  };
}

function steady(file: SteadyFile, shared: LimitsFile | undefined): SteadyPhase {
  const { users, spawnRatePerSecond = 10, durationSeconds, expectedReplicas } = file;
  return {
    users,
    spawnRatePerSecond,
    durationSeconds,
    ...(expectedReplicas !== undefined && { expectedReplicas }),
    ...limitsOf(file, shared),
  };
}

function scaleUp(file: ScaleUpFile, shared: LimitsFile | undefined): ScaleUpPhase {
  const { users, expectedReplicas } = file;
  return {
    ...(users !== undefined && { users }),
    spawnRatePerSecond: file.spawnRatePerSecond ?? 10,
    ...(expectedReplicas !== undefined && { expectedReplicas }),
    marginRatio: file.marginRatio ?? 0.15,
    deadlineSeconds: file.deadlineSeconds ?? 300,
    holdSeconds: file.holdSeconds ?? 30,
    ...limitsOf(file, shared),
  };
}

function scaleDown(file: ScaleDownFile, shared: LimitsFile | undefined): ScaleDownPhase {
  const { expectedReplicas, deadlineSeconds } = file;
  return {
    users: file.users ?? 0,
    spawnRatePerSecond: file.spawnRatePerSecond ?? 10,
    ...(expectedReplicas !== undefined && { expectedReplicas }),
    ...(deadlineSeconds !== undefined && { deadlineSeconds }),
    marginSeconds: file.marginSeconds ?? 60,
    ...limitsOf(file, shared),
  };
}
