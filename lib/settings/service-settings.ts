import type { Fault } from '../values/invalid-input';
import { isQuantity, parseQuantity } from '../values/quantity';
import { atLeast, PORTS } from '../values/ranges';
import {
  isAmount,
  isDnsLabel,
  isEndpoints,
  isLimit,
  isSeconds,
  isWhole,
  type SettingCheck,
  type SettingChecks,
} from './setting-checks';

/** What every environment says about the inference service. */
export interface ServiceSettings {
  /** The namespace of everything but metrics-server: a DNS label. */
  readonly namespace: string;
  /** The server's image. */
  readonly image: string;
  /** The port that the server listens on: 1 to 65535. */
  readonly port: number;
  /** CPU that each pod is promised, a quantity; the autoscaler's target is a share of it. */
  readonly cpuRequest: string;
  /** Most CPU of each pod, a quantity or `unlimited`. */
  readonly cpuLimit: string;
  /** Memory that each pod is promised, a quantity. */
  readonly memoryRequest: string;
  /** Most memory of each pod, a quantity or `unlimited`. */
  readonly memoryLimit: string;
  /** Fewest pods: at least 1. */
  readonly minReplicas: number;
  /** Most pods: at least `minReplicas`. */
  readonly maxReplicas: number;
  /** The CPU that the autoscaler aims at, in percent of the request. */
  readonly targetCpuPercent: number;
  /** The longest that loading the model may take, in seconds; then the container is restarted. */
  readonly startupDeadlineSeconds: number;
  /** Endpoints that must answer before the server starts; an empty list waits for nothing. */
  readonly waitForEndpoints: readonly string[];
  /** The longest that the endpoints may take to answer, in seconds; then the init container fails. */
  readonly waitDeadlineSeconds: number;
}

/** Returns the checks of the shared settings. */
export function serviceChecks(image: SettingCheck): SettingChecks<ServiceSettings> {
  return {
    namespace: isDnsLabel,
    image,
    port: isWhole(PORTS),
    cpuRequest: isAmount,
    cpuLimit: isLimit,
    memoryRequest: isAmount,
    memoryLimit: isLimit,
    minReplicas: isWhole(atLeast(1)),
    maxReplicas: isWhole(atLeast(1)),
    targetCpuPercent: isWhole(atLeast(1)),
    startupDeadlineSeconds: isSeconds,
    waitForEndpoints: isEndpoints,
    waitDeadlineSeconds: isSeconds,
  };
}

/** Returns the faults that lie between settings: a minimum above its maximum, a limit below its request. */
export function crossFaults(settings: ServiceSettings, at: string): Fault[] {
  return [
    ...(settings.minReplicas > settings.maxReplicas
      ? [conflict(`${at}.minReplicas`, `${settings.minReplicas}`, `above maxReplicas of ${settings.maxReplicas}`)]
      : []),
    ...limitFaults(settings.cpuRequest, settings.cpuLimit, `${at}.cpuLimit`),
    ...limitFaults(settings.memoryRequest, settings.memoryLimit, `${at}.memoryLimit`),
  ];
}

function limitFaults(request: string, limit: string, at: string): Fault[] {
  const isComparable = isQuantity(request) && isQuantity(limit);
  return isComparable && parseQuantity(limit).nano < parseQuantity(request).nano
    ? [conflict(at, limit, `below the request of ${request}`)]
    : [];
}

function conflict(at: string, value: string, relation: string): Fault {
  return { code: 'CONFLICT', at, message: `is ${value}, ${relation}; change one of the two` };
}
