import { TrafficPolicy, type TrafficPolicyProps } from '../../lib/constructs/traffic-policy';
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
  expect(egress).toHaveLength(2);
  expect(egress[0].ports.map(({ port, protocol }: Manifest) => `${port}/${protocol}`)).toEqual(['53/UDP', '53/TCP']);
  expect(egress[1]).toEqual({
    to: [{ namespaceSelector: { matchLabels: { name: 'kafka' } }, podSelector: {} }],
    ports: [{ protocol: 'TCP', port: 9092 }],
  });
  expect(policy().spec.egress).toHaveLength(1);
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
