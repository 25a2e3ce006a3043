import fc from 'fast-check';
import { loadManifests, manifestsOf } from '../../lib/manifests/load-manifests';
import type { Manifest } from '../../lib/manifests/manifest';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { checkManifests } from '../../lib/rules/check-manifests';
import type { CheckSettings } from '../../lib/settings/check-settings';
import { withValueReplaced } from '../support/value-replaced';

const SETTINGS: readonly CheckSettings[] = [
  {},
  {
    kubernetesVersion: '1.30',
    environment: 'production',
    nodes: [{ count: 2, cpu: 2, memory: '4Gi', pods: 8, taints: [{ key: 'a', effect: 'NoSchedule' }] }],
    provides: {},
    ceilings: { maxReplicas: 3 },
    startupSeconds: { a: 60 },
  },
];
const KEYS = [
  ...[
    'apiVersion',
    'kind',
    'metadata',
    'name',
    'namespace',
    'labels',
    'annotations',
    'spec',
    'selector',
    'matchLabels',
  ],
  ...['matchExpressions', 'key', 'operator', 'values', 'template', 'containers', 'initContainers', 'resources'],
  ...[
    'requests',
    'limits',
    'cpu',
    'memory',
    'metrics',
    'resource',
    'target',
    'averageUtilization',
    'behavior',
    'scaleUp',
  ],
  ...[
    'scaleDown',
    'policies',
    'type',
    'value',
    'periodSeconds',
    'tolerance',
    'scaleTargetRef',
    'minReplicas',
    'maxReplicas',
  ],
  ...['ports', 'port', 'targetPort', 'nodePort', 'args', 'command', 'image', 'env', 'livenessProbe', 'httpGet', 'path'],
  ...[
    'triggers',
    'hard',
    'minAvailable',
    'affinity',
    'topologySpreadConstraints',
    'tolerations',
    'constructor',
    '__proto__',
  ],
];
const KINDS = [
  ...new Set(CATALOGUE.flatMap((rule) => ('kinds' in rule ? rule.kinds : [])).filter((kind) => kind !== '*')),
];
const name = fc.constantFrom('a', 'b');
const scalar = fc.oneof(
  fc.constantFrom('a', 'b', 'cpu', 'Resource', '500m', '25%', '--master', 'In', '', '1e3', 'Disabled', 'web:latest'),
  fc.integer({ min: -2, max: 120 }),
  fc.constantFrom(null, true, Number.NaN, Number.POSITIVE_INFINITY, 0.5),
);
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 6 }),
  ),
})).value;
const odd = fc.record({
  apiVersion: fc.constantFrom('v1', 'apps/v1', 'autoscaling/v2', 'keda.sh/v1alpha1', 'policy/v1'),
  kind: fc.constantFrom(...KINDS, 'Unknown'),
  metadata: fc.oneof(anything, fc.record({ name, namespace: name })),
  spec: anything,
});
const real = fc.constantFrom(
  ...CATALOGUE.flatMap(({ accepted, rejected }) =>
    [accepted, rejected].flatMap((yaml) => loadManifests(yaml, 'example.yaml').map(({ data }) => data)),
  ),
);

/** A real object with one of its values, however deep, replaced by anything. */
const broken = fc
  .tuple(real, fc.nat(), anything)
  .map(([object, place, value]) => withValueReplaced(object, place, value));

function found(manifests: readonly Manifest[], settings: CheckSettings): string[] {
  const { findings, waived, notRun } = checkManifests(manifests, { settings, today: '2026-11-24' });
  const words = [...findings, ...waived].map(({ rule, object, path, message }) =>
    [rule, object.kind, object.namespace, object.name, path, message].join(' '),
  );
  return [...words, ...notRun.map((each) => JSON.stringify(each))].sort();
}

const sets = fc.array(fc.oneof(odd, real, broken), { maxLength: 8 });

test('no rule throws, and findings do not depend on the order of documents', () => {
  fc.assert(
    fc.property(sets, fc.constantFrom(...SETTINGS), fc.infiniteStream(fc.nat()), (objects, settings, ranks) => {
      const shuffled = objects
        .map((object) => ({ object, rank: ranks.next().value }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ object }) => object);
      expect(found(manifestsOf(shuffled), settings)).toEqual(found(manifestsOf(objects), settings));
    }),
    { numRuns: 500 },
  );
});

test('what is checked is not changed', () => {
  fc.assert(
    fc.property(sets, (objects) => {
      const before = JSON.stringify(objects);
      found(manifestsOf(objects), SETTINGS[1] ?? {});
      expect(JSON.stringify(objects)).toBe(before);
    }),
    { numRuns: 50 },
  );
});
