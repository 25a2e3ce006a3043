import type { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { dnsLabelFaults } from '../values/dns-label';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { PORTS, wholeFaults } from '../values/ranges';
import { ClusterDns } from './cluster-dns';
import { type IpBlock, ipBlockFaults } from './ip-block';

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

/**
 * Addresses outside of the cluster. Traffic that a load balancer, a node port or the node's own network has passed on may bear
 * another source address than the client's; the network plugin decides.
 */
export interface PeerAddresses {
  /** The addresses. */
  readonly ipBlock: IpBlock;
}

/** One end of the traffic: pods, or addresses; the API refuses both in one entry. */
export type TrafficPeer =
  | (PeerPods & { readonly ipBlock?: never })
  | (PeerAddresses & { readonly namespaceLabels?: never; readonly podLabels?: never });

/** The ports of a peer that may be called. */
export interface CalledPorts {
  /** TCP ports: 1 to 65535 each; at least one. */
  readonly ports: readonly number[];
}

/** Pods, and the TCP ports of theirs that may be called. */
export type CalledPods = PeerPods & CalledPorts;

/** A peer, and the TCP ports of it that may be called. */
export type CalledPeer = TrafficPeer & CalledPorts;

/** Who may talk with a workload. */
export interface TrafficPolicyRules {
  /** Pods and addresses that may call the workload; nobody else may. The kubelet's probes are always let through. */
  readonly allowFrom: readonly TrafficPeer[];

  /**
   * Pods and addresses that the workload may call, besides the cluster's DNS. Everything else is closed.
   *
   * @default - DNS only
   */
  readonly allowTo?: readonly CalledPeer[];

  /**
   * The cluster's DNS, which the workload may always ask. An empty list closes it too.
   *
   * @default [ClusterDns.coreDns(), ClusterDns.nodeLocalCache(), ClusterDns.openShift()], for one policy to work everywhere
   */
  readonly dns?: readonly ClusterDns[];
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

const KNOWN_DNS: readonly ClusterDns[] = [ClusterDns.coreDns(), ClusterDns.nodeLocalCache(), ClusterDns.openShift()];

/** A NetworkPolicy that closes a workload in both directions but for what is named. */
export class TrafficPolicy extends Construct {
  /** The manifest, for escape hatches. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: TrafficPolicyProps) {
    super(scope, id);
    const { name, selector, port, allowFrom, allowTo = [], dns = KNOWN_DNS } = props;
    refuseIfAny([
      ...dnsLabelFaults(name, 'name'),
      ...wholeFaults(port, 'port', PORTS),
      ...allowFrom.flatMap((peer, index) => peerFaults(peer, `allowFrom[${index}]`)),
      ...allowTo.flatMap((peer, index) => [
        ...peerFaults(peer, `allowTo[${index}]`),
        ...portFaults(peer.ports, `allowTo[${index}].ports`),
      ]),
    ]);
    this.apiObject = new k8s.KubeNetworkPolicy(this, 'Resource', {
      metadata: { name, labels: { ...selector } },
      spec: {
        podSelector: { matchLabels: { ...selector } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: allowFrom.length === 0 ? [] : [{ from: allowFrom.map(renderPeer), ports: tcp([port]) }],
        egress: [
          ...dns.map(({ egressRule }) => egressRule),
          ...allowTo.map((called) => ({ to: [renderPeer(called)], ports: tcp(called.ports) })),
        ],
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

/** The types forbid both; this is for those who cast, and for JavaScript. */
function peerFaults({ ipBlock, namespaceLabels, podLabels }: TrafficPeer, at: string): Fault[] {
  if (ipBlock === undefined) {
    return [];
  }
  const isBoth = namespaceLabels !== undefined || podLabels !== undefined;
  const message = 'has labels beside its ipBlock; name pods or addresses, each in an entry of its own';
  return [...(isBoth ? [{ code: 'CONFLICT' as const, at, message }] : []), ...ipBlockFaults(ipBlock, `${at}.ipBlock`)];
}

function renderPeer({ ipBlock, namespaceLabels, podLabels }: TrafficPeer): k8s.NetworkPolicyPeer {
  if (ipBlock !== undefined) {
    const { cidr, except = [] } = ipBlock;
    return { ipBlock: { cidr, ...(except.length === 0 ? {} : { except: [...except] }) } };
  }
  return {
    ...(namespaceLabels === undefined ? {} : { namespaceSelector: { matchLabels: { ...namespaceLabels } } }),
    podSelector: podLabels === undefined ? {} : { matchLabels: { ...podLabels } },
  };
}

function tcp(ports: readonly number[]): k8s.NetworkPolicyPort[] {
  return ports.map((port) => ({ protocol: 'TCP', port: k8s.IntOrString.fromNumber(port) }));
}
