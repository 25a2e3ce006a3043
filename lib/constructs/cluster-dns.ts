import { k8s } from 'cdk8s-plus-28';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { subnetOfAddress } from './ip-block';

/** Where a cluster's name service listens, as a NetworkPolicy must name it: after a Service's address was resolved to a pod's. */
export class ClusterDns {
  /**
   * CoreDNS or kube-dns: pods with the label `k8s-app: kube-dns` in any namespace, at port 53.
   *
   * Follows `cluster/addons/dns/coredns/coredns.yaml.base` (Kubernetes v1.37), which keeps kube-dns' label.
   */
  public static coreDns(): ClusterDns {
    return new ClusterDns([{ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }], 53);
  }

  /**
   * NodeLocal DNSCache: addresses on the pod's own node, at port 53. Its pods use the node's network, so no selector of pods
   * finds them.
   *
   * Where kube-proxy runs in mode `iptables`, the cache answers at the address of the Service `kube-dns` too, before that is
   * resolved to a pod. Most network plugins then see that address: give it as well,
   * `ClusterDns.nodeLocalCache('169.254.20.10', '10.96.0.10')`.
   *
   * Follows https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/ and
   * `cluster/addons/dns/nodelocaldns/README.md` (Kubernetes v1.37).
   *
   * @param addresses IPv4 or IPv6 addresses that the cache listens on (its `-localip`); without one, 169.254.20.10, which is
   *   the add-on's own.
   * @throws InvalidInput when one is not an address.
   */
  public static nodeLocalCache(...addresses: readonly string[]): ClusterDns {
    const given = addresses.length === 0 ? ['169.254.20.10'] : addresses;
    const peers = given.map((address) => ({ ipBlock: { cidr: subnetOfAddress(address) ?? '' } }));
    refuseIfAny(
      given.flatMap((address, index): Fault[] => {
        const message = `is '${address}'; give an IPv4 or IPv6 address such as 169.254.20.10`;
        return peers[index]?.ipBlock.cidr === '' ? [{ code: 'BAD_FORMAT', at: `addresses[${index}]`, message }] : [];
      }),
    );
    return new ClusterDns(peers, 53);
  }

  /**
   * OpenShift's DNS: the pods in namespace `openshift-dns`, at port 5353, which their Service maps 53 to.
   *
   * Follows https://docs.openshift.com/container-platform/latest/networking/networking_operators/dns-operator.html and
   * `assets/dns/daemonset.yaml` of openshift/cluster-dns-operator.
   */
  public static openShift(): ClusterDns {
    const namespace = { 'kubernetes.io/metadata.name': 'openshift-dns' };
    return new ClusterDns([{ namespaceSelector: { matchLabels: namespace }, podSelector: {} }], 5353);
  }

  /** The rule as networking.k8s.io/v1 wants it: UDP, and TCP for long answers. */
  public readonly egressRule: k8s.NetworkPolicyEgressRule;

  private constructor(to: k8s.NetworkPolicyPeer[], port: number) {
    this.egressRule = {
      to,
      ports: ['UDP', 'TCP'].map((protocol) => ({ protocol, port: k8s.IntOrString.fromNumber(port) })),
    };
  }
}
