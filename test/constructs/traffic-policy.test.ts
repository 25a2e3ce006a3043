import { ClusterDns } from '../../lib/constructs/cluster-dns';
import { type TrafficPeer, TrafficPolicy, type TrafficPolicyProps } from '../../lib/constructs/traffic-policy';
import { type Manifest, only, synthConstruct } from '../support/synth-construct';

const PROPS: TrafficPolicyProps = {
  name: 'inference',
  selector: { app: 'inference' },
  port: 8000,
  allowFrom: [{ namespaceLabels: { team: 'web' }, podLabels: { app: 'gateway' } }],
};
const policy = (props: Partial<TrafficPolicyProps> = {}): Manifest =>
  only(
    synthConstruct((chart) => new TrafficPolicy(chart, 'Policy', { ...PROPS, ...props })),
    'NetworkPolicy',
  );

test('the default manifest', () => {
  expect(policy()).toMatchSnapshot();
});

test('callers are those named, at the one port', () => {
  expect(policy().spec.ingress).toEqual([
    {
      from: [
        {
          namespaceSelector: { matchLabels: { team: 'web' } },
          podSelector: { matchLabels: { app: 'gateway' } },
        },
      ],
      ports: [{ protocol: 'TCP', port: 8000 }],
    },
  ]);
});

test('nobody may call when nobody is named: an empty list of rules, not a rule for everybody', () => {
  expect(policy({ allowFrom: [] }).spec).toMatchObject({ ingress: [], policyTypes: ['Ingress', 'Egress'] });
});

test('calls go to DNS and to what is named', () => {
  const { egress } = policy({ allowTo: [{ namespaceLabels: { name: 'kafka' }, ports: [9092] }] }).spec;
  expect(egress).toHaveLength(policy().spec.egress.length + 1);
  expect(egress.at(-1)).toEqual({
    to: [{ namespaceSelector: { matchLabels: { name: 'kafka' } }, podSelector: {} }],
    ports: [{ protocol: 'TCP', port: 9092 }],
  });
});

describe('DNS', () => {
  const dnsOf = (dns?: readonly ClusterDns[]): Manifest[] => policy(dns === undefined ? {} : { dns }).spec.egress;
  const at = (port: number) => ['UDP', 'TCP'].map((protocol) => ({ protocol, port }));

  test("is CoreDNS, the node's cache and OpenShift's, over UDP and TCP, unless said otherwise", () => {
    expect(dnsOf()).toEqual([
      { to: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }], ports: at(53) },
      { to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: at(53) },
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } },
            podSelector: {},
          },
        ],
        ports: at(5353),
      },
    ]);
  });

  test('can be less', () => {
    expect(dnsOf([ClusterDns.openShift()])).toEqual([dnsOf()[2]]);
    expect(dnsOf([])).toEqual([]);
  });

  test("the node's cache may listen at several addresses, IPv6 too", () => {
    const [{ to, ports }] = dnsOf([ClusterDns.nodeLocalCache('169.254.20.10', '10.96.0.10', 'fd00::a')]) as [Manifest];
    const cidrs = ['169.254.20.10/32', '10.96.0.10/32', 'fd00::a/128'];
    expect(to).toEqual(cidrs.map((cidr) => ({ ipBlock: { cidr } })));
    expect(ports).toEqual(at(53));
  });

  test.each(['kube-dns', '10.96.0.0/12', '10.96.0', 'fe80::1%eth0', ''])('fails for the address %p', (address) => {
    const says = `'addresses[1]' is '${address}'; give an IPv4 or IPv6 address such as 169.254.20.10`;
    expect(() => ClusterDns.nodeLocalCache('10.0.0.1', address)).toThrow(says);
  });
});

describe('addresses', () => {
  const ipBlock = { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.2.3.4/32'] };

  test('may call, and be called', () => {
    const { ingress, egress } = policy({ allowFrom: [{ ipBlock }], allowTo: [{ ipBlock, ports: [443] }] }).spec;
    expect(ingress).toEqual([{ from: [{ ipBlock }], ports: [{ protocol: 'TCP', port: 8000 }] }]);
    expect(egress.at(-1)).toEqual({ to: [{ ipBlock }], ports: [{ protocol: 'TCP', port: 443 }] });
  });

  test('without exceptions have none written', () => {
    const { ingress } = policy({ allowFrom: [{ ipBlock: { cidr: '2001:db8::/32', except: [] } }] }).spec;
    expect(ingress[0].from).toEqual([{ ipBlock: { cidr: '2001:db8::/32' } }]);
  });

  test('fails for labels in the same entry, all faults at once', () => {
    const both = { ipBlock: { cidr: '10.0.0.1/8' }, podLabels: { app: 'a' } } as unknown as TrafficPeer;
    expect(() => policy({ allowFrom: [both], allowTo: [{ ...both, ports: [] }] })).toThrow(
      [
        "'allowFrom[0]' has labels beside its ipBlock; name pods or addresses, each in an entry of its own",
        "'allowFrom[0].ipBlock.cidr' is '10.0.0.1/8', which has bits set beyond its prefix of 8; set them to 0, or give /32 for one address",
        "'allowTo[0]' has labels beside its ipBlock; name pods or addresses, each in an entry of its own",
        "'allowTo[0].ipBlock.cidr' is '10.0.0.1/8', which has bits set beyond its prefix of 8; set them to 0, or give /32 for one address",
        "'allowTo[0].ports' is empty, which would open every port; name at least one",
      ].join('\n'),
    );
  });
});

test("without namespace labels a peer is of the policy's own namespace", () => {
  expect(policy({ allowFrom: [{ podLabels: { app: 'a' } }] }).spec.ingress[0].from).toEqual([
    { podSelector: { matchLabels: { app: 'a' } } },
  ]);
});

test.each([
  { props: { port: 0 }, says: "'port' is 0" },
  { props: { name: '-' }, says: "'name' is '-'" },
  { props: { allowTo: [{ ports: [] }] }, says: "'allowTo[0].ports' is empty, which would open every port" },
  { props: { allowTo: [{ ports: [1, 0] }] }, says: "'allowTo[0].ports[1]' is 0" },
])('fails: $says', ({ props, says }) => {
  expect(() => policy(props)).toThrow(says);
});
