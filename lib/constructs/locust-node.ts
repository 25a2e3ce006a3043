import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { hardenedContainer, hardenedPod } from './pod-hardening';
import { type ContainerResources, renderResources } from './resources';
import { stableLabels } from './stable-labels';
import { writableFolders } from './writable-folders';

/** Where the locustfile and its scenario are mounted. */
export const LOCUST_FOLDER = '/mnt/locust';

/** A named port that a Locust process listens on. */
export interface LocustPort {
  /** The port's name. */
  readonly name: string;
  /** The port: 1 to 65535. */
  readonly containerPort: number;
}

/** Properties for `LocustNode`. */
export interface LocustNodeProps {
  /** Name of the Deployment, and the value of the label `app`. */
  readonly name: string;
  /** The Locust image; its entrypoint is `locust`. */
  readonly image: string;
  /** Arguments of `locust`. */
  readonly args: readonly string[];
  /** Number of pods: whole, at least 1. */
  readonly replicas: number;
  /** Ports that it listens on; the first is the one that readiness is asked at. None for a worker. */
  readonly ports: readonly LocustPort[];
  /** Requests and limits. */
  readonly resources: ContainerResources;
  /** Name of the ConfigMap with the locustfile. */
  readonly configMap: string;
  /** Annotations of the pods. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** The Deployment of one role of a Locust cluster: the master, or the workers. */
export class LocustNode extends Construct {
  /** Labels that select the pods. */
  public readonly selector: Readonly<Record<string, string>>;

  public constructor(scope: Construct, id: string, props: LocustNodeProps) {
    super(scope, id);
    const { name, image, args, replicas, ports, resources, configMap, annotations } = props;
    const labels = stableLabels(name);
    this.selector = labels;
    const writable = writableFolders([{ path: '/tmp', sizeLimit: Size.mebibytes(256) }], resources.memory);
    const [first] = ports;
    new k8s.KubeDeployment(this, 'Deployment', {
      metadata: { name, labels },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        // An old master beside a new one would split the workers between them.
        strategy: { type: 'Recreate' },
        template: {
          metadata: { labels, annotations: { ...annotations } },
          spec: {
            ...hardenedPod(1000),
            containers: [
              {
                name: 'locust',
                image,
                imagePullPolicy: 'IfNotPresent',
                args: [...args],
                // Python writes no byte code beside its modules, and Locust keeps its settings in a writable home.
                env: [
                  { name: 'HOME', value: '/tmp' },
                  { name: 'PYTHONDONTWRITEBYTECODE', value: '1' },
                ],
                ...(ports.length === 0 ? {} : { ports: ports.map((port) => ({ ...port, protocol: 'TCP' })) }),
                ...(first === undefined ? {} : { readinessProbe: readiness(first.name) }),
                resources: renderResources(resources),
                securityContext: hardenedContainer(),
                volumeMounts: [
                  ...writable.volumeMounts,
                  { name: 'locustfile', mountPath: LOCUST_FOLDER, readOnly: true },
                ],
              },
            ],
            volumes: [...writable.volumes, { name: 'locustfile', configMap: { name: configMap } }],
          },
        },
      },
    });
  }
}

function readiness(port: string): k8s.Probe {
  return {
    httpGet: { path: '/', port: k8s.IntOrString.fromString(port), scheme: 'HTTP' },
    initialDelaySeconds: 0,
    periodSeconds: 5,
    timeoutSeconds: 2,
    successThreshold: 1,
    failureThreshold: 3,
  };
}
