import type { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { dnsLabelFaults } from '../values/dns-label';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { PORTS, wholeFaults } from '../values/ranges';

/** Pods, by the labels of their namespace and their own. Both given: both must match. */
export interface PeerPods {
  /**
   * Labels of the namespace.
   *
   * @default - the policy's own namespace
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;

  /**
   * Labels of the pods.
   *
   * @default - every pod of those namespaces
   */
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** Pods, and the TCP ports of theirs that may be called. */
export interface CalledPods extends PeerPods {
  /** TCP ports: 1 to 65535 each; at least one. */
  readonly ports: readonly number[];
}

/** Who may talk with a workload. */
export interface TrafficPolicyRules {
  /** Pods that may call the workload; nobody else may. The kubelet's probes are always let through. */
  readonly allowFrom: readonly PeerPods[];

  /**
   * Pods that the workload may call, besides the cluster's DNS. Everything else is closed.
   *
   * @default - DNS only
   */
  readonly allowTo?: readonly CalledPods[];
}

/** Properties for `TrafficPolicy`. */
export interface TrafficPolicyProps extends TrafficPolicyRules {
  /** The policy's name: a DNS label. */
  readonly name: string;
  /** Labels of the pods that it guards. */
  readonly selector: Readonly<Record<string, string>>;
  /** The TCP port that callers may use: 1 to 65535. */
  readonly port: number;
}

/** The cluster's DNS, wherever its pods run: CoreDNS keeps kube-dns' label. */
const DNS: k8s.NetworkPolicyEgressRule = {
  to: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
  ports: [
    { protocol: 'UDP', port: k8s.IntOrString.fromNumber(53) },
    { protocol: 'TCP', port: k8s.IntOrString.fromNumber(53) },
  ],
};

/** A NetworkPolicy that closes a workload in both directions but for what is named. */
export class TrafficPolicy extends Construct {
  /** The manifest, for escape hatches. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: TrafficPolicyProps) {
    super(scope, id);
    const { name, selector, port, allowFrom, allowTo = [] } = props;
    refuseIfAny([
      ...dnsLabelFaults(name, 'name'),
      ...wholeFaults(port, 'port', PORTS),
      ...allowTo.flatMap(({ ports }, index) => portFaults(ports, `allowTo[${index}].ports`)),
    ]);
    this.apiObject = new k8s.KubeNetworkPolicy(this, 'Resource', {
      metadata: { name, labels: { ...selector } },
      spec: {
        podSelector: { matchLabels: { ...selector } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: allowFrom.length === 0 ? [] : [{ from: allowFrom.map(renderPeer), ports: tcp([port]) }],
        egress: [DNS, ...allowTo.map((called) => ({ to: [renderPeer(called)], ports: tcp(called.ports) }))],
      },
    });
  }
}

/** The API reads an empty list as every port. */
function portFaults(ports: readonly number[], at: string): Fault[] {
  return ports.length === 0
    ? [{ code: 'MISSING', at, message: 'is empty, which would open every port; name at least one' }]
    : ports.flatMap((each, index) => wholeFaults(each, `${at}[${index}]`, PORTS));
}

function renderPeer({ namespaceLabels, podLabels }: PeerPods): k8s.NetworkPolicyPeer {
  return {
    ...(namespaceLabels === undefined ? {} : { namespaceSelector: { matchLabels: { ...namespaceLabels } } }),
    podSelector: podLabels === undefined ? {} : { matchLabels: { ...podLabels } },
  };
}

function tcp(ports: readonly number[]): k8s.NetworkPolicyPort[] {
  return ports.map((port) => ({ protocol: 'TCP', port: k8s.IntOrString.fromNumber(port) }));
}
