import { ApiObject, JsonPatch } from 'cdk8s';
import { type IScalable, k8s, type ScalingTarget } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { dnsLabelFaults } from '../values/dns-label';
import { InvalidInput, refuseIfAny } from '../values/invalid-input';
import { atLeast, PORTS, wholeFaults } from '../values/ranges';
import { type Drain, drainSeconds } from './drain';
import { type EndpointWaitProps, renderEndpointWait } from './endpoint-wait';
import { type HttpProbes, renderProbes } from './http-probes';
import { hardenedContainer, hardenedPod } from './pod-hardening';
import { type PodPlacement, renderPlacement } from './pod-placement';
import { type ContainerResources, renderResources } from './resources';
import { stableLabels } from './stable-labels';
import { renderTopologySpread, type TopologySpread } from './topology-spread';
import { type WritableFolder, writableFolders } from './writable-folders';

/** When the kubelet asks a registry for the image. */
export enum ImagePullPolicy {
  /** At every start of a container. */
  ALWAYS = 'Always',
  /** When the node does not have the image yet. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never: the node must have it. */
  NEVER = 'Never',
}

/** A value that is kept in a Secret. */
export interface SecretKey {
  /** Name of the Secret. */
  readonly secret: string;
  /** The key in it. */
  readonly key: string;
}

/** Properties for `InferenceDeployment`. */
export interface InferenceDeploymentProps extends PodPlacement {
  /** Name of the Deployment and of its container, and the value of the label `app`: a DNS label. */
  readonly name: string;

  /** The server's image. A digest or an unmoving tag makes what runs reproducible. */
  readonly image: string;

  /** Requests and limits of the server's container. */
  readonly resources: ContainerResources;

  /** Readiness, liveness and startup probes of the server. */
  readonly probes: HttpProbes;

  /**
   * Fixed number of pods: whole, at least 0. Leave it out when an autoscaler owns the count.
   *
   * @default - not written; the autoscaler, or Kubernetes' own default of 1, decides
   */
  readonly replicas?: number;

  /**
   * The port that the server listens on: 1 to 65535. It is named `http`.
   *
   * @default 8000
   */
  readonly port?: number;

  /**
   * When the image is pulled.
   *
   * @default ImagePullPolicy.IF_NOT_PRESENT
   */
  readonly imagePullPolicy?: ImagePullPolicy;

  /**
   * TCP endpoints that must answer before the server starts.
   *
   * @default - the server starts at once
   */
  readonly waitFor?: EndpointWaitProps;

  /**
   * Environment variables of the server: texts, or keys of Secrets in its namespace.
   *
   * @default - none
   */
  readonly env?: Readonly<Record<string, string | SecretKey>>;

  /**
   * Annotations of the pods, such as those of a service mesh.
   *
   * @default - none
   */
  readonly podAnnotations?: Readonly<Record<string, string>>;

  /**
   * Folders that the server may write to, each an empty volume that lives as long as the pod and has a size limit: 1Gi, unless
   * the folder says otherwise.
   *
   * @default ['/tmp']
   */
  readonly writablePaths?: readonly (string | WritableFolder)[];

  /**
   * Numeric user and group that the images run as: at least 1.
   *
   * @default 65532
   */
  readonly runAsUser?: number;

  /**
   * How pods leave without losing requests.
   *
   * @default - no pause, and Kubernetes' own grace period of 30 s
   */
  readonly drain?: Drain;

  /**
   * How pods are spread over nodes and zones.
   *
   * @default - by the scheduler's own defaults
   */
  readonly spread?: readonly TopologySpread[];
}

/**
 * The Deployment of an inference server: hardened, probed, with its waiting init container.
 *
 * It is a target for this package's autoscaler and for cdk8s-plus' own.
 */
export class InferenceDeployment extends Construct implements IScalable {
  /** Name of the container and of the Deployment. */
  public readonly name: string;
  /** The port that the server listens on. */
  public readonly port: number;
  /** Labels that select the pods. */
  public readonly selector: Readonly<Record<string, string>>;
  /** The manifest, for escape hatches. */
  public readonly apiObject: ApiObject;

  readonly #replicas: number | undefined;
  #hasAutoscaler = false;

  public constructor(scope: Construct, id: string, props: InferenceDeploymentProps) {
    super(scope, id);
    const port = props.port ?? 8000;
    const user = props.runAsUser ?? 65_532;
    refuseIfAny([
      ...dnsLabelFaults(props.name, 'name'),
      ...wholeFaults(port, 'port', PORTS),
      ...wholeFaults(user, 'runAsUser', atLeast(1)),
      ...(props.replicas === undefined ? [] : wholeFaults(props.replicas, 'replicas', atLeast(0))),
    ]);
    this.name = props.name;
    this.port = port;
    this.selector = stableLabels(props.name);
    this.#replicas = props.replicas;
    const drain = props.drain === undefined ? undefined : drainSeconds(props.drain);
    const writable = writableFolders(props.writablePaths ?? ['/tmp'], props.resources.memory);
    this.apiObject = new ApiObject(
      this,
      'Resource',
      k8s.KubeDeployment.manifest({
        metadata: { name: props.name, labels: this.selector },
        spec: {
          ...(props.replicas === undefined ? {} : { replicas: props.replicas }),
          revisionHistoryLimit: 10,
          progressDeadlineSeconds: 600,
          selector: { matchLabels: this.selector },
          strategy: {
            type: 'RollingUpdate',
            rollingUpdate: {
              maxSurge: k8s.IntOrString.fromString('25%'),
              maxUnavailable: k8s.IntOrString.fromNumber(0),
            },
          },
          template: {
            metadata: {
              labels: this.selector,
              ...(props.podAnnotations === undefined ? {} : { annotations: { ...props.podAnnotations } }),
            },
            spec: {
              ...hardenedPod(user),
              ...renderPlacement(props),
              terminationGracePeriodSeconds: drain?.gracePeriod ?? 30,
              ...(props.spread === undefined
                ? {}
                : { topologySpreadConstraints: props.spread.map((each) => renderTopologySpread(each, this.selector)) }),
              ...(props.waitFor === undefined ? {} : { initContainers: [renderEndpointWait(props.waitFor)] }),
              containers: [this.#server(props, writable.volumeMounts)],
              volumes: writable.volumes,
            },
          },
        },
      }),
    );
    if (drain !== undefined) {
      // cdk8s-plus-28's own object would drop the field: its types stop at Kubernetes 1.28, before the sleep action.
      const sleep = { preStop: { sleep: { seconds: drain.pause } } };
      this.apiObject.addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/lifecycle', sleep));
    }
  }

  /** Says whether an autoscaler owns the number of pods. */
  public get hasAutoscaler(): boolean {
    return this.#hasAutoscaler;
  }

  /**
   * Hands the number of pods over to an autoscaler.
   *
   * @throws InvalidInput when the Deployment fixes `replicas`, or already has an autoscaler.
   */
  public markHasAutoscaler(): void {
    if (this.#replicas !== undefined) {
      const message = `is ${this.#replicas}, but an autoscaler owns the count; leave it out and set minReplicas there`;
      throw InvalidInput.of('CONFLICT', 'replicas', message);
    }
    if (this.#hasAutoscaler) {
      throw InvalidInput.of('CONFLICT', 'target', `'${this.name}' already has an autoscaler; keep one of the two`);
    }
    this.#hasAutoscaler = true;
  }

  /** Returns what an autoscaler's `scaleTargetRef` needs. */
  public toScalingTarget(): ScalingTarget {
    const fixed = this.#replicas === undefined ? {} : { replicas: this.#replicas };
    return { kind: 'Deployment', apiVersion: 'apps/v1', name: this.name, containers: [], ...fixed };
  }

  #server(props: InferenceDeploymentProps, volumeMounts: readonly k8s.VolumeMount[]): k8s.Container {
    const env = Object.entries(props.env ?? {}).map(([name, value]) => renderVariable(name, value));
    return {
      name: props.name,
      image: props.image,
      imagePullPolicy: props.imagePullPolicy ?? ImagePullPolicy.IF_NOT_PRESENT,
      ports: [{ name: 'http', containerPort: this.port, protocol: 'TCP' }],
      ...(env.length === 0 ? {} : { env }),
      resources: renderResources(props.resources),
      ...renderProbes(props.probes, 'http'),
      securityContext: hardenedContainer(),
      volumeMounts: [...volumeMounts],
    };
  }
}

function renderVariable(name: string, value: string | SecretKey): k8s.EnvVar {
  return typeof value === 'string'
    ? { name, value }
    : { name, valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } };
}
