import apiTypes from '../../../lib/review/schema/api-types.json';
import { type FieldType, fieldsOfType, typeOfKind } from '../../../lib/review/schema/field-type';
import type { Random } from '../../oracle/random';
import { hostileValue } from './dictionary';
import { type Entry, type Tree, treeOf } from './tree';

/** Every kind that Kubernetes has, as `apiVersion kind`. */
const KINDS = Object.keys(apiTypes.kinds);
/** Kinds that this project has most to say of, drawn more often. */
const FAVOURITES = [
  'apps/v1 Deployment',
  'autoscaling/v2 HorizontalPodAutoscaler',
  'v1 Service',
  'apps/v1 StatefulSet',
  'policy/v1 PodDisruptionBudget',
  'networking.k8s.io/v1 NetworkPolicy',
  'v1 ConfigMap',
  'v1 ResourceQuota',
  'batch/v1 CronJob',
  'v1 LimitRange',
];
/** Few, so that objects name one another. */
const POOL = ['web', 'api', 'main', 'http', 'default', 'a'];
const MOST_DEPTH = 9;

/** Values that the API takes in fields of these names. */
const BY_FIELD = new Map<string, readonly unknown[]>(
  Object.entries({
    kind: ['Deployment', 'StatefulSet', 'Service', 'ReplicaSet', 'Foo'],
    apiVersion: ['apps/v1', 'v1', 'autoscaling/v2', 'example.org/v1'],
    type: [
      'Resource',
      'Utilization',
      'AverageValue',
      'Value',
      'Pods',
      'External',
      'Object',
      'ContainerResource',
      'RollingUpdate',
      'Recreate',
      'OnDelete',
      'ClusterIP',
      'NodePort',
      'Percent',
      'Container',
    ],
    protocol: ['TCP', 'UDP', 'SCTP'],
    operator: ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt'],
    name: [...POOL, 'cpu', 'memory'],
    restartPolicy: ['Always', 'Never', 'OnFailure'],
    image: ['r/web:1.0.0', 'web', 'web@sha256:00'],
    schedule: ['0 8 * * 1-5'],
    selectPolicy: ['Max', 'Min', 'Disabled'],
    port: [80, 'http', 8000],
  }),
);

/** Returns an object of one of Kubernetes' kinds, of the API's shape, its fields chosen at random. */
export function apiObject(random: Random): Tree {
  const [apiVersion = '', kind = ''] = random.pick(random.chance(0.6) ? FAVOURITES : KINDS).split(' ');
  const fields = structOf(typeOfKind(apiVersion, kind) ?? '', random, 0);
  const metadata: Tree = treeOf({
    name: random.pick(POOL),
    ...(random.chance(0.5) && { namespace: random.pick(POOL) }),
    labels: { app: random.pick(POOL) },
  });
  const rest = fields.kind === 'map' ? fields.entries.filter(([key]) => key !== 'metadata' && key !== 'status') : [];
  return {
    kind: 'map',
    entries: [['apiVersion', treeOf(apiVersion)], ['kind', treeOf(kind)], ['metadata', metadata], ...rest],
  };
}

function structOf(type: string, random: Random, depth: number): Tree {
  const share = depth === 0 ? 0.9 : random.pick([0.2, 0.4, 0.7]);
  const entries = [...fieldsOfType(type)].flatMap(([name, field]): Entry[] =>
    random.chance(share) ? [[name, fieldValue(field, name, random, depth + 1)]] : [],
  );
  return { kind: 'map', entries };
}

function fieldValue(field: FieldType, name: string, random: Random, depth: number): Tree {
  const known = BY_FIELD.get(name);
  if (random.chance(0.03) || (depth > MOST_DEPTH && field.kind !== 'text')) {
    return hostileValue(random, name);
  }
  switch (field.kind) {
    case 'struct':
      return structOf(field.name, random, depth);
    case 'list':
      return {
        kind: 'list',
        items: Array.from({ length: random.int(0, 2) }, () => fieldValue(field.item, name, random, depth + 1)),
      };
    case 'map':
      return {
        kind: 'map',
        entries: Array.from(
          { length: random.int(0, 2) },
          (): Entry => [
            random.pick(['app', 'cpu', 'memory', 'constructor', '__proto__', 'a/b']),
            fieldValue(field.value, name, random, depth + 1),
          ],
        ),
      };
    case 'number':
      return treeOf(random.pick([0, 1, 2, 3, 10, 70, 80, 300, 30_000, 65_535]));
    case 'bool':
      return treeOf(random.chance(0.5));
    case 'quantity':
      return treeOf(random.pick(['100m', '1', 2, '250Mi', '1Gi', 0.5]));
    case 'intOrText':
      return treeOf(random.pick([80, 'http', '25%', 1]));
    case 'time':
      return treeOf('2000-01-01T00:00:00Z');
    case 'bytes':
      return treeOf('aGVsbG8=');
    case 'any':
      return hostileValue(random, name);
    case 'text':
      return treeOf(random.pick(known ?? POOL));
  }
}
