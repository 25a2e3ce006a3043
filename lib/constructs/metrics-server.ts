import { type ApiObject, Duration, Size } from 'cdk8s';
import { Cpu, k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { dnsLabelFaults } from '../values/dns-label';
import { refuseIfAny } from '../values/invalid-input';
import { clusterScoped } from './cluster-scoped';
import { MetricsServerAccess } from './metrics-server-access';
import { METRICS_SERVER_PORT, metricsServerArguments } from './metrics-server-arguments';
import { hardenedContainer } from './pod-hardening';
import { type ContainerResources, renderResources, UNLIMITED } from './resources';
import { type WritableFolder, writableFolders } from './writable-folders';

/** Properties for `MetricsServer`. */
export interface MetricsServerProps {
  /**
   * Whether the kubelets' certificates go unverified. Docker Desktop's kubelet has one that no authority signed, so
   * nothing else works there; anywhere else it lets anyone in the network forge metrics.
   *
   * @default false
   */
  readonly kubeletInsecureTls?: boolean;

  /**
   * The image.
   *
   * @default 'registry.k8s.io/metrics-server/metrics-server:v0.9.0'
   */
  readonly image?: string;

  /**
   * Time between two scrapes of the kubelets: 10 s or more, whole seconds. The autoscaler cannot see anything sooner.
   *
   * @default Duration.seconds(15), as the release has it; the program's own is 60 s
   */
  readonly resolution?: Duration;

  /**
   * Requests and limits.
   *
   * @default - 100m CPU and 200Mi memory requested, no limits, as in the release
   */
  readonly resources?: ContainerResources;

  /**
   * The namespace of the workload: a DNS label. It has to exist, and its quota, if it has one, must allow pods of the class
   * `system-cluster-critical`. The RoleBinding `metrics-server-auth-reader` stands in kube-system whatever the namespace.
   *
   * @default 'kube-system', which every cluster has
   */
  readonly namespace?: string;
}

const LABELS = { 'k8s-app': 'metrics-server' };
/** metrics-server writes its own serving certificate there, and nothing else. */
const CERTIFICATES: WritableFolder = { path: '/tmp', sizeLimit: Size.mebibytes(16) };
const RELEASED: ContainerResources = {
  cpu: { request: Cpu.millis(100), limit: UNLIMITED },
  memory: { request: Size.mebibytes(200), limit: UNLIMITED },
};

/**
 * All of metrics-server, equal in meaning to its release v0.9.0 but for a size limit of its writable folder: what the autoscaler's
 * Resource metrics come from.
 */
export class MetricsServer extends Construct {
  /** The Deployment, for escape hatches. */
  public readonly deployment: ApiObject;
  /** The APIService that makes kube-apiserver pass `metrics.k8s.io` on. */
  public readonly apiService: ApiObject;

  public constructor(scope: Construct, id: string, props: MetricsServerProps = {}) {
    super(scope, id);
    const namespace = props.namespace ?? 'kube-system';
    refuseIfAny(dnsLabelFaults(namespace, 'namespace'));
    const metadata = { name: 'metrics-server', namespace, labels: LABELS };
    const { serviceAccountName } = new MetricsServerAccess(this, 'Access', { namespace, labels: LABELS });
    new k8s.KubeService(this, 'Service', {
      metadata,
      spec: {
        selector: LABELS,
        ports: [
          {
            name: 'https',
            port: 443,
            protocol: 'TCP',
            targetPort: k8s.IntOrString.fromString('https'),
            appProtocol: 'https',
          },
        ],
      },
    });
    const writable = writableFolders([CERTIFICATES], (props.resources ?? RELEASED).memory);
    this.deployment = new k8s.KubeDeployment(this, 'Deployment', {
      metadata,
      spec: {
        selector: { matchLabels: LABELS },
        strategy: { rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(0) } },
        template: {
          metadata: { labels: LABELS },
          spec: {
            serviceAccountName,
            priorityClassName: 'system-cluster-critical',
            nodeSelector: { 'kubernetes.io/os': 'linux' },
            containers: [container(props, writable.volumeMounts)],
            volumes: writable.volumes,
          },
        },
      },
    });
    this.apiService = clusterScoped(
      new k8s.KubeApiService(this, 'ApiService', {
        metadata: { name: 'v1beta1.metrics.k8s.io', labels: LABELS },
        spec: {
          group: 'metrics.k8s.io',
          version: 'v1beta1',
          groupPriorityMinimum: 100,
          versionPriority: 100,
          // metrics-server signs its own serving certificate at each start; the API server reaches it by Service.
          insecureSkipTlsVerify: true,
          service: { name: 'metrics-server', namespace },
        },
      }),
    );
  }
}

function container(
  { image, resolution, kubeletInsecureTls = false, resources }: MetricsServerProps,
  volumeMounts: k8s.VolumeMount[],
): k8s.Container {
  const probe = (path: string): k8s.Probe => ({
    httpGet: { path, port: k8s.IntOrString.fromString('https'), scheme: 'HTTPS' },
    periodSeconds: 10,
    failureThreshold: 3,
  });
  return {
    name: 'metrics-server',
    image: image ?? 'registry.k8s.io/metrics-server/metrics-server:v0.9.0',
    imagePullPolicy: 'IfNotPresent',
    args: metricsServerArguments({ resolution: resolution ?? Duration.seconds(15), kubeletInsecureTls }),
    ports: [{ name: 'https', containerPort: METRICS_SERVER_PORT, protocol: 'TCP' }],
    readinessProbe: { ...probe('/readyz'), initialDelaySeconds: 20 },
    livenessProbe: probe('/livez'),
    resources: renderResources(resources ?? RELEASED),
    securityContext: { ...hardenedContainer(), runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    volumeMounts,
  };
}
