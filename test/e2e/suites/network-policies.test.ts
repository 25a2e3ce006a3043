import { App, Chart } from 'cdk8s';
import { ClusterDns } from '../../../lib/constructs/cluster-dns';
import type { IpBlock } from '../../../lib/constructs/ip-block';
import { TrafficPolicy, type TrafficPolicyRules } from '../../../lib/constructs/traffic-policy';
import { IP_BLOCKS } from '../../support/ip-block-cases';
import { lostInStorage } from '../support/stored';
import { cluster, kubectlWith, tryKubectlWith } from '../support/test-cluster';

const DRY_RUN = ['create', '--dry-run=server', '--validate=strict', '-o', 'json', '-f', '-'];

const asText = (manifest: unknown): string => JSON.stringify(manifest);

function policyWith(ipBlock: IpBlock): unknown {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'addresses', namespace: cluster.namespace },
    spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ ipBlock }] }] },
  };
}

// StrictIPCIDRValidation is on from Kubernetes 1.36 on; an older cluster of someone's own accepts more.
test.each(IP_BLOCKS.map((each) => ({ ...each, title: [each.cidr, ...(each.except ?? [])].join(' except ') })))(
  'the API server thinks the same of $title',
  async ({ refused, title: _title, ...block }) => {
    const { status, stderr } = await tryKubectlWith({ input: asText(policyWith(block)) }, ...DRY_RUN);
    expect({ refused: status !== 0, stderr }).toMatchObject({ refused: refused !== undefined });
    expect(refused === undefined ? '' : stderr).toMatch(refused === undefined ? /^$/ : /Invalid value|Required value/);
  },
);

test.each<{ title: string; rules: TrafficPolicyRules }>([
  { title: 'the default DNS', rules: { allowFrom: [{ podLabels: { app: 'a' } }] } },
  { title: 'no DNS and no caller', rules: { allowFrom: [], dns: [] } },
  {
    title: 'addresses both ways',
    rules: {
      allowFrom: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
      allowTo: [{ ipBlock: { cidr: '2001:db8::/32' }, ports: [443] }],
      dns: [ClusterDns.nodeLocalCache('169.254.20.10', 'fd00::a')],
    },
  },
])('a policy with $title is stored as it was written', async ({ rules }) => {
  const chart = new Chart(new App(), 'policy', { namespace: cluster.namespace });
  new TrafficPolicy(chart, 'Policy', { ...rules, name: 'traffic', selector: { app: 'x' }, port: 8000 });
  const [sent] = chart.toJson();
  const stored = JSON.parse(await kubectlWith({ input: asText(sent) }, ...DRY_RUN));
  expect(lostInStorage(sent, stored)).toEqual([]);
});
