import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { dnsLabelFaults } from '../values/dns-label';
import { refuseIfAny } from '../values/invalid-input';
import { metricsServerArguments } from './metrics-server-arguments';

/** Properties for `MetricsServerPatch`. */
export interface MetricsServerPatchProps {
  /**
   * Time between two scrapes of the kubelets: 10 s or more, whole seconds.
   *
   * @default Duration.seconds(15)
   */
  readonly resolution?: Duration;

  /**
   * The namespace that metrics-server runs in: a DNS label.
   *
   * @default 'kube-system'
   */
  readonly namespace?: string;
}

/**
 * The part of a metrics-server that lets it read kubelets with unsigned certificates, for a cluster that has one.
 *
 * It is a server-side-apply document and no whole Deployment:
 * `kubectl apply --server-side --force-conflicts --field-manager=cdk8s-inference -f FILE`. The API server keeps a
 * container's `args` as one value, so the document states all of them, and however often it is applied, each stands
 * there once. Where there is no metrics-server the apply is refused: nothing half is made.
 *
 * On a metrics-server that a plain `kubectl apply` made, remove the annotation
 * `kubectl.kubernetes.io/last-applied-configuration` first: from it kubectl concludes that what this document leaves out is
 * to be removed.
 */
export class MetricsServerPatch extends Construct {
  /** The manifest, for escape hatches. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: MetricsServerPatchProps = {}) {
    super(scope, id);
    const namespace = props.namespace ?? 'kube-system';
    refuseIfAny(dnsLabelFaults(namespace, 'namespace'));
    const args = metricsServerArguments({
      resolution: props.resolution ?? Duration.seconds(15),
      kubeletInsecureTls: true,
    });
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'metrics-server', namespace },
      spec: { template: { spec: { containers: [{ name: 'metrics-server', args }] } } },
    });
  }
}
