import { atLeast, NODE_PORTS, wholeFaults } from '../values/ranges';
import { type ServiceSettings, serviceChecks } from './service-settings';
import { isImage, isRatio, isWhole, type SettingCheck, type SettingChecks } from './setting-checks';

/** Says that no port of a node leads to Locust. */
export const NO_NODE_PORT = 'none';

/** Settings of `local`: the reference on Docker Desktop, with its own Kafka, metrics-server and load test. */
export interface LocalSettings extends ServiceSettings {
  /** Image of the Kafka broker. */
  readonly kafkaImage: string;
  /** Image of metrics-server. */
  readonly metricsServerImage: string;
  /** Image of Locust. */
  readonly locustImage: string;
  /**
   * Port of every node, on all of its addresses, that leads to Locust's web page and API, which have no login: 30000 to 32767,
   * or `none`, which leaves them inside the cluster (`kubectl port-forward service/locust-web 8089`).
   */
  readonly locustNodePort: number | typeof NO_NODE_PORT;
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

const isNodePortOrNone: SettingCheck = (value, at) =>
  value === NO_NODE_PORT
    ? []
    : wholeFaults(value, at, NODE_PORTS).map((fault) => ({ ...fault, message: `${fault.message}, or none` }));

/** The check of each setting of `local`. */
export const LOCAL_CHECKS: SettingChecks<LocalSettings> = {
  ...serviceChecks(isImage),
  kafkaImage: isImage,
  metricsServerImage: isImage,
  locustImage: isImage,
  locustNodePort: isNodePortOrNone,
  locustWorkers: isWhole(atLeast(1)),
  newConnectionRatio: isRatio,
};
