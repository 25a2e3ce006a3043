import { Size } from 'cdk8s';
import { Cpu, k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { dnsLabelFaults } from '../values/dns-label';
import { refuseIfAny } from '../values/invalid-input';
import { checksumAnnotation } from './content-checksum';
import { hardenedContainer, hardenedPod } from './pod-hardening';
import { type ContainerResources, renderResources } from './resources';
import { stableLabels } from './stable-labels';
import { StableService } from './stable-service';
import { writableFolders } from './writable-folders';

/** Properties for `LocalKafka`. */
export interface LocalKafkaProps {
  /**
   * Name of the broker and of its Service: a DNS label.
   *
   * @default 'kafka'
   */
  readonly name?: string;

  /**
   * An image with Apache Kafka 3.7 or newer in `/opt/kafka`.
   *
   * @default 'apache/kafka:4.1.0'
   */
  readonly image?: string;

  /**
   * Requests and limits. The Java heap is half of the memory request.
   *
   * @default - 250m CPU requested and 1 at most, 768Mi memory
   */
  readonly resources?: ContainerResources;

  /**
   * Most that the broker's topics may take on the node's disk: more than 0. Beyond it the kubelet evicts the pod, and the
   * broker starts anew without them.
   *
   * @default Size.gibibytes(4)
   */
  readonly dataSizeLimit?: Size;
}

const CLIENT_PORT = 9092;
const CONTROLLER_PORT = 9093;
const DATA = '/var/lib/kafka/data';
const CONFIG = '/etc/kafka';
/** Any 16 bytes in base64 do: the broker's storage lives as long as its pod. */
const CLUSTER_ID = 'bG9jYWwta2Fma2EtMDAwMQ';

const MODEST: ContainerResources = {
  cpu: { request: Cpu.millis(250), limit: Cpu.units(1) },
  memory: { request: Size.mebibytes(768), limit: Size.mebibytes(768) },
};

/**
 * One Kafka broker in KRaft mode for a developer's cluster: no replication, no authentication, nothing kept when the
 * pod goes. The image's own start script writes into the root file system, so the broker is started without it.
 */
export class LocalKafka extends Construct {
  /** The broker's Service. */
  public readonly service: StableService;

  public constructor(scope: Construct, id: string, props: LocalKafkaProps = {}) {
    super(scope, id);
    const name = props.name ?? 'kafka';
    const { resources = MODEST, dataSizeLimit = Size.gibibytes(4) } = props;
    refuseIfAny([
      ...dnsLabelFaults(name, 'name'),
      ...(dataSizeLimit.toKibibytes() > 0
        ? []
        : [{ code: 'OUT_OF_RANGE' as const, at: 'dataSizeLimit', message: 'is 0; give more than 0' }]),
    ]);
    const labels = stableLabels(name);
    const data = { 'server.properties': serverProperties(name) };
    new k8s.KubeConfigMap(this, 'Config', {
      metadata: { name, labels },
      data,
    });
    const ports = [{ name: 'kafka', port: CLIENT_PORT }];
    this.service = new StableService(this, 'Service', { name, selector: labels, ports });
    const folders = [
      { path: '/tmp', sizeLimit: Size.mebibytes(256) },
      { path: DATA, sizeLimit: dataSizeLimit },
    ];
    const writable = writableFolders(folders, resources.memory);
    new k8s.KubeDeployment(this, 'Deployment', {
      metadata: { name, labels },
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        // Two brokers with one node id must not run side by side.
        strategy: { type: 'Recreate' },
        template: {
          metadata: { labels, annotations: checksumAnnotation(data) },
          spec: {
            ...hardenedPod(1000),
            containers: [broker(props, writable.volumeMounts)],
            volumes: [...writable.volumes, { name: 'config', configMap: { name } }],
          },
        },
      },
    });
  }
}

function broker({ image, resources = MODEST }: LocalKafkaProps, volumeMounts: k8s.VolumeMount[]): k8s.Container {
  const file = `${CONFIG}/server.properties`;
  const script = [
    `/opt/kafka/bin/kafka-storage.sh format --ignore-formatted -t ${CLUSTER_ID} -c ${file}`,
    `exec /opt/kafka/bin/kafka-server-start.sh ${file}`,
  ].join(' && ');
  const heap = `${Math.floor(resources.memory.request.toMebibytes() / 2)}m`;
  const connect = { tcpSocket: { port: k8s.IntOrString.fromString('kafka') }, timeoutSeconds: 1, successThreshold: 1 };
  return {
    name: 'kafka',
    image: image ?? 'apache/kafka:4.1.0',
    imagePullPolicy: 'IfNotPresent',
    command: ['sh', '-c', script],
    env: [
      { name: 'KAFKA_HEAP_OPTS', value: `-Xms${heap} -Xmx${heap}` },
      { name: 'LOG_DIR', value: '/tmp/kafka-logs' },
    ],
    ports: [{ name: 'kafka', containerPort: CLIENT_PORT, protocol: 'TCP' }],
    startupProbe: { ...connect, periodSeconds: 5, failureThreshold: 24 },
    readinessProbe: { ...connect, periodSeconds: 5, failureThreshold: 3 },
    livenessProbe: { ...connect, periodSeconds: 10, failureThreshold: 6 },
    resources: renderResources(resources),
    securityContext: hardenedContainer(),
    volumeMounts: [...volumeMounts, { name: 'config', mountPath: CONFIG, readOnly: true }],
  };
}

function serverProperties(name: string): string {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@localhost:${CONTROLLER_PORT}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://:${CLIENT_PORT},CONTROLLER://localhost:${CONTROLLER_PORT}`,
    'advertised.listeners': `PLAINTEXT://${name}:${CLIENT_PORT}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': DATA,
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
