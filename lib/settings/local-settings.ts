import { atLeast, NODE_PORTS } from '../values/ranges';
import { type ServiceSettings, serviceChecks } from './service-settings';
import { isImage, isRatio, isWhole, type SettingChecks } from './setting-checks';

/** Settings of `local`: the reference on Docker Desktop, with its own Kafka, metrics-server and load test. */
export interface LocalSettings extends ServiceSettings {
  /** Image of the Kafka broker. */
  readonly kafkaImage: string;
  /** Image of metrics-server. */
  readonly metricsServerImage: string;
  /** Image of Locust. */
  readonly locustImage: string;
  /** The node's port that leads to Locust's web page and API: 30000 to 32767. */
  readonly locustNodePort: number;
  /** Number of Locust workers: at least 1. */
  readonly locustWorkers: number;
  /** Share of the requests that a user sends on a new connection: 0 to 1. */
  readonly newConnectionRatio: number;
}

/** What `local` is when nothing else is said: the reference's figures. */
export const LOCAL_SETTINGS: LocalSettings = {
  namespace: 'default',
  image: 'inference:latest',
  port: 8000,
  cpuRequest: '1',
  cpuLimit: '1',
  memoryRequest: '2Gi',
  memoryLimit: '2Gi',
  minReplicas: 2,
  maxReplicas: 20,
  targetCpuPercent: 70,
  startupDeadlineSeconds: 300,
  waitForEndpoints: ['kafka:9092'],
  waitDeadlineSeconds: 300,
  kafkaImage: 'apache/kafka:4.1.0',
  metricsServerImage: 'registry.k8s.io/metrics-server/metrics-server:v0.9.0',
  locustImage: 'locustio/locust:2.47.0',
  locustNodePort: 30_089,
  locustWorkers: 4,
  newConnectionRatio: 0,
};

/** The check of each setting of `local`. */
export const LOCAL_CHECKS: SettingChecks<LocalSettings> = {
  ...serviceChecks(isImage),
  kafkaImage: isImage,
  metricsServerImage: isImage,
  locustImage: isImage,
  locustNodePort: isWhole(NODE_PORTS),
  locustWorkers: isWhole(atLeast(1)),
  newConnectionRatio: isRatio,
};
