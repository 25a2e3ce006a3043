import { loadManifests } from '../../lib/manifests/load-manifests';
import { maxReplicasFitCluster } from '../../lib/rules/catalogue/max-replicas-fit-cluster';
import { maxReplicasFitQuota } from '../../lib/rules/catalogue/max-replicas-fit-quota';
import { checkManifests } from '../../lib/rules/check-manifests';
import { autoscaler, deployment } from '../../lib/rules/example';
import type { Rule } from '../../lib/rules/rule';
import type { NodeGroup } from '../../lib/settings/check-settings';

function messages(rule: Rule, yaml: string, nodes?: readonly NodeGroup[]): string[] {
  const settings = nodes === undefined ? {} : { nodes };
  const manifests = loadManifests(yaml, 'set.yaml');
  return checkManifests(manifests, { settings, today: '2026-11-24', rules: [rule] }).findings.map(
    ({ message }) => message,
  );
}

test('millions of replicas on thousands of nodes are counted by their room', () => {
  const nodes = [{ count: 15_000, cpu: 64, memory: '256Gi', pods: 250 }];
  const set = deployment({ containers: ONE_CPU }) + autoscaler('minReplicas: 100000\nmaxReplicas: 2000000000');
  expect(messages(maxReplicasFitCluster, set, nodes)).toEqual([expect.stringContaining('but only 960000 fit')]);
});

test.each(['0.5', '1.0e-300', '1e308', '-1e308'])('a minimum of %s replicas counts as one', (fewest) => {
  const quota = 'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: q }\nspec: { hard: { requests.cpu: 5 } }\n';
  const set = `${deployment({ containers: ONE_CPU })}${autoscaler(`minReplicas: ${fewest}\nmaxReplicas: 10`)}---\n${quota}`;
  expect(messages(maxReplicasFitQuota, set)).toEqual([expect.stringContaining('allows 5 requests.cpu')]);
});

function container(requests: string): string {
  return `- name: web\n  image: web:1.4.2\n  resources: { requests: { ${requests} } }`;
}

const ONE_CPU = container('cpu: "1"');
const TEN = autoscaler('minReplicas: 2\nmaxReplicas: 10');
const SPREAD = (skew: number, key: string, when = 'DoNotSchedule'): string =>
  [
    'topologySpreadConstraints:',
    `  - { maxSkew: ${skew}, topologyKey: ${key}, whenUnsatisfiable: ${when}, labelSelector: { matchLabels: { app: web } } }`,
  ].join('\n');
const APART = [
  'affinity:',
  '  podAntiAffinity:',
  '    requiredDuringSchedulingIgnoredDuringExecution:',
  '      - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }',
].join('\n');
const DAEMON = `---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      containers: [{ name: agent, image: 'agent:1', resources: { requests: { cpu: "1" } } }]
`;
const OTHER = deployment({ name: 'other', spec: 'replicas: 4', containers: ONE_CPU });
const BIG: NodeGroup = { count: 1, cpu: 16, memory: '64Gi' };
const ZONES: readonly NodeGroup[] = [
  { count: 1, cpu: 4, memory: '64Gi', labels: { zone: 'a' } },
  { count: 1, cpu: 16, memory: '64Gi', labels: { zone: 'b' } },
];

describe('how many replicas fit the nodes', () => {
  test.each([
    { why: 'all of them', nodes: [BIG], fits: 10 },
    { why: 'CPU packs each node, not their sum', nodes: [{ ...BIG, count: 8, cpu: '1900m' }], fits: 8, binds: 'CPU' },
    {
      why: 'memory binds before CPU',
      set: deployment({ containers: container('cpu: 100m, memory: 10Gi') }),
      nodes: [BIG],
      fits: 6,
      binds: 'memory',
    },
    { why: 'pod slots bind', nodes: [{ ...BIG, pods: 7 }], fits: 7, binds: 'the number of pods' },
    { why: 'what a node reserves is gone', nodes: [{ ...BIG, reserved: { cpu: '7500m' } }], fits: 8, binds: 'CPU' },
    { why: 'a DaemonSet takes its share', extra: DAEMON, nodes: [{ ...BIG, cpu: 10 }], fits: 9, binds: 'CPU' },
    { why: 'other workloads have their replicas', extra: OTHER, nodes: [{ ...BIG, cpu: 12 }], fits: 8, binds: 'CPU' },
    {
      why: 'a taint keeps pods off',
      nodes: [{ ...BIG, taints: [{ key: 'gpu', effect: 'NoSchedule' }] }],
      fits: 0,
      binds: 'no node accepts',
    },
    {
      why: 'a toleration lets them on',
      set: deployment({ pod: 'tolerations: [{ key: gpu, operator: Exists }]', containers: ONE_CPU }),
      nodes: [{ ...BIG, taints: [{ key: 'gpu', effect: 'NoSchedule' }] }],
      fits: 10,
    },
    {
      why: 'a toleration of another value does not',
      set: deployment({ pod: 'tolerations: [{ key: gpu, value: b }]', containers: ONE_CPU }),
      nodes: [{ ...BIG, taints: [{ key: 'gpu', value: 'a', effect: 'NoExecute' }] }],
      fits: 0,
      binds: 'no node accepts',
    },
    {
      why: 'a taint that only prefers does not bind',
      nodes: [{ ...BIG, taints: [{ key: 'spot', effect: 'PreferNoSchedule' }] }],
      fits: 10,
    },
    {
      why: 'a node selector leaves one zone',
      set: deployment({ pod: 'nodeSelector: { zone: a }', containers: ONE_CPU }),
      nodes: ZONES,
      fits: 4,
      binds: 'CPU',
    },
    {
      why: 'anti-affinity allows one a node',
      set: deployment({ pod: APART, containers: ONE_CPU }),
      nodes: [{ ...BIG, count: 3 }],
      fits: 3,
      binds: 'anti-affinity',
    },
    {
      why: 'a hard spread stops when the small zone is full',
      set: deployment({ pod: SPREAD(1, 'zone'), containers: ONE_CPU }),
      nodes: ZONES,
      fits: 9,
      binds: 'CPU',
    },
    {
      why: 'a wider skew lets the large zone take more',
      set: deployment({ pod: SPREAD(3, 'zone'), containers: ONE_CPU }),
      nodes: ZONES,
      fits: 10,
    },
    {
      why: 'a soft spread does not bind',
      set: deployment({ pod: SPREAD(1, 'zone', 'ScheduleAnyway'), containers: ONE_CPU }),
      nodes: ZONES,
      fits: 10,
    },
  ] as {
    why: string;
    set?: string;
    extra?: string;
    nodes: NodeGroup[];
    fits: number;
    binds?: string;
  }[])('$why', ({ set = deployment({ containers: ONE_CPU }), extra = '', nodes, fits, binds }) => {
    const found = messages(maxReplicasFitCluster, set + TEN + extra, nodes);
    expect(found).toEqual(
      fits === 10 ? [] : [expect.stringMatching(new RegExp(`^is 10, but only ${fits} fit: .*${binds}`))],
    );
  });
});

describe('how many replicas fit the quota', () => {
  const quota = (hard: string): string =>
    `---\napiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team }\nspec: { hard: { ${hard} } }\n`;
  const range = (limits: string): string =>
    `---\napiVersion: v1\nkind: LimitRange\nmetadata: { name: range }\nspec: { limits: [{ type: Container, ${limits} }] }\n`;
  const web = deployment({ containers: ONE_CPU });

  test.each([
    { why: 'just enough', set: web + quota('requests.cpu: "10"'), says: undefined },
    { why: 'one too few', set: web + quota('requests.cpu: 9500m'), says: 'only 9 are allowed' },
    { why: 'cpu means requests.cpu', set: web + quota('cpu: "9"'), says: 'only 9 are allowed' },
    { why: 'the number of pods', set: web + quota('pods: "6"'), says: 'only 6 are allowed' },
    { why: 'what others use', set: web + OTHER + quota('requests.cpu: "10"'), says: '4 of it used by others' },
    { why: 'nothing left', set: web + OTHER + quota('requests.cpu: "3"'), says: 'only 0 are allowed' },
    {
      why: 'a quota of limits, and none stated',
      set: web + quota('limits.memory: 10Gi'),
      says: "container 'web' states none",
    },
    {
      why: 'a quota of limits, given by a LimitRange',
      set: web + quota('limits.memory: 10Gi') + range('default: { memory: 2Gi }'),
      says: 'only 5 are allowed',
    },
    { why: 'a limit above the range', set: limited('3') + range('max: { cpu: "2" }'), says: 'allows a cpu limit of 2' },
    { why: 'a request below the range', set: limited('1') + range('min: { cpu: "2" }'), says: 'demands a cpu request' },
    {
      why: 'quotas of another namespace',
      set: web + quota('pods: "1"').replace('name: team', 'name: team, namespace: other'),
      says: undefined,
    },
  ])('$why', ({ set, says }) => {
    const found = messages(maxReplicasFitQuota, set + TEN);
    expect(found).toEqual(says === undefined ? [] : [expect.stringContaining(says)]);
  });

  function limited(cpu: string): string {
    return deployment({
      containers: `- name: web\n  image: web:1.4.2\n  resources: { requests: { cpu: "1" }, limits: { cpu: "${cpu}" } }`,
    });
  }
});
