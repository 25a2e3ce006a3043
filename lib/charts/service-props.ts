import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { EndpointWaitProps } from '../constructs/endpoint-wait';
import type { InferenceServiceParts, Scaling } from '../constructs/inference-service';
import { Metric } from '../constructs/metric';
import { type ContainerResources, UNLIMITED } from '../constructs/resources';
import { ScalingPolicy, SelectPolicy } from '../constructs/scaling-behavior';
import type { ServiceSettings } from '../settings/service-settings';
import { parseEndpoint } from '../values/endpoint';
import { milliOf, parseQuantity, wholeOf } from '../values/quantity';

/** What every environment's inference service has in common, from its settings: the reference's probes and policies. */
export function serviceProps(settings: ServiceSettings): InferenceServiceParts & Scaling {
  const path = '/healthz';
  return {
    name: 'inference',
    image: settings.image,
    port: settings.port,
    resources: resources(settings),
    probes: {
      startup: { path, deadline: Duration.seconds(settings.startupDeadlineSeconds) },
      readiness: { path, initialDelay: Duration.seconds(10), period: Duration.seconds(5) },
      liveness: { path, initialDelay: Duration.seconds(30), period: Duration.seconds(10) },
    },
    ...(settings.waitForEndpoints.length === 0 ? {} : { waitFor: waitFor(settings) }),
    autoscaler: {
      minReplicas: settings.minReplicas,
      maxReplicas: settings.maxReplicas,
      metrics: [Metric.cpuUtilization(settings.targetCpuPercent)],
      behavior: {
        scaleUp: {
          stabilizationWindow: Duration.seconds(0),
          selectPolicy: SelectPolicy.MAX,
          policies: [ScalingPolicy.pods(4, Duration.seconds(15)), ScalingPolicy.percent(100, Duration.seconds(15))],
        },
        scaleDown: {
          stabilizationWindow: Duration.seconds(60),
          selectPolicy: SelectPolicy.MIN,
          policies: [ScalingPolicy.pods(1, Duration.seconds(60))],
        },
      },
    },
  };
}

function waitFor({ waitForEndpoints, waitDeadlineSeconds }: ServiceSettings): EndpointWaitProps {
  return {
    endpoints: waitForEndpoints.flatMap((text) => parseEndpoint(text) ?? []),
    deadline: Duration.seconds(waitDeadlineSeconds),
    name: 'wait-for-kafka',
  };
}

function resources({ cpuRequest, cpuLimit, memoryRequest, memoryLimit }: ServiceSettings): ContainerResources {
  return {
    cpu: { request: cpu(cpuRequest), limit: cpuLimit === UNLIMITED ? UNLIMITED : cpu(cpuLimit) },
    memory: { request: memory(memoryRequest), limit: memoryLimit === UNLIMITED ? UNLIMITED : memory(memoryLimit) },
  };
}

function cpu(quantity: string): Cpu {
  return Cpu.millis(Number(milliOf(parseQuantity(quantity))));
}

/** Memory is kept in whole kibibytes, rounded up. */
function memory(quantity: string): Size {
  return Size.kibibytes(Number((wholeOf(parseQuantity(quantity)) + 1023n) / 1024n));
}
