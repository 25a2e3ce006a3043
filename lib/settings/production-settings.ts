import { type ServiceSettings, serviceChecks } from './service-settings';
import { isDnsLabel, isPinnedImage, isSeconds, type SettingChecks } from './setting-checks';

/** Settings of `production`: hardened, in a namespace of its own, beside a cluster's own metrics-server and Kafka. */
export interface ProductionSettings extends ServiceSettings {
  /** Pause between a pod's removal from the endpoints and SIGTERM, in seconds. */
  readonly drainPauseSeconds: number;
  /** Time from a pod's removal to SIGKILL, in seconds, the pause included. */
  readonly gracePeriodSeconds: number;
  /** The namespace whose pods may call the service: a DNS label. */
  readonly callerNamespace: string;
  /** The namespace that Prometheus runs in: a DNS label. */
  readonly monitoringNamespace: string;
  /** The namespace that Kafka runs in: a DNS label. */
  readonly kafkaNamespace: string;
}

/** What `production` is when nothing else is said. The image has to be your own. */
export const PRODUCTION_SETTINGS: ProductionSettings = {
  namespace: 'inference',
  image: 'registry.example.com/inference:1.0.0',
  port: 8000,
  cpuRequest: '1',
  cpuLimit: '1',
  memoryRequest: '2Gi',
  memoryLimit: '2Gi',
  minReplicas: 2,
  maxReplicas: 20,
  targetCpuPercent: 70,
  startupDeadlineSeconds: 300,
  waitForEndpoints: ['kafka.kafka.svc.cluster.local:9092'],
  waitDeadlineSeconds: 300,
  drainPauseSeconds: 10,
  gracePeriodSeconds: 60,
  callerNamespace: 'gateway',
  monitoringNamespace: 'monitoring',
  kafkaNamespace: 'kafka',
};

/** The check of each setting of `production`. */
export const PRODUCTION_CHECKS: SettingChecks<ProductionSettings> = {
  ...serviceChecks(isPinnedImage),
  drainPauseSeconds: isSeconds,
  gracePeriodSeconds: isSeconds,
  callerNamespace: isDnsLabel,
  monitoringNamespace: isDnsLabel,
  kafkaNamespace: isDnsLabel,
};
