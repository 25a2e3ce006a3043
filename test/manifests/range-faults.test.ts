import { loadAll } from 'js-yaml';
import type { Fields } from '../../lib/manifests/field-at';
import { manifestOf } from '../../lib/manifests/manifest';
import { rangeFaults } from '../../lib/manifests/range-faults';

const POD = 'spec.template.spec';

function deployment(container: string, spec = '', pod = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { ${spec} template: { spec: { ${pod} containers: [{ name: c, ${container} }] } } }`;
}

function faultsOf(text: string): string[] {
  return loadAll(text).flatMap((data) =>
    rangeFaults(manifestOf(data as Fields)).map(({ at, message }) => `${at.replace(/^\S+ '\w+' /, '')} ${message}`),
  );
}

test.each([
  {
    why: 'a probe that asks before it has been asked',
    text: deployment('livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: -1 }'),
    expected: [`${POD}.containers[0].livenessProbe.periodSeconds is -1; give a whole number from 0 to 2147483647`],
  },
  {
    why: 'a period that is no whole number',
    text: deployment('readinessProbe: { periodSeconds: 0.001 }'),
    expected: [`${POD}.containers[0].readinessProbe.periodSeconds is 0.001; give a whole number from 0 to 2147483647`],
  },
  {
    why: 'a liveness probe that must succeed twice',
    text: deployment('livenessProbe: { successThreshold: 2 }'),
    expected: [`${POD}.containers[0].livenessProbe.successThreshold is 2; give a whole number from 0 to 1`],
  },
  {
    why: 'more replicas than an int32 holds',
    text: deployment('image: a', 'replicas: 3000000000,'),
    expected: ['spec.replicas is 3000000000; give a whole number from 0 to 2147483647'],
  },
  {
    why: 'a port beyond 65535',
    text: deployment('ports: [{ containerPort: 65536 }]'),
    expected: [`${POD}.containers[0].ports[0].containerPort is 65536; give a whole number from 1 to 65535`],
  },
  {
    why: 'a surge that is no percentage',
    text: deployment('image: a', 'strategy: { rollingUpdate: { maxSurge: many } },'),
    expected: [
      'spec.strategy.rollingUpdate.maxSurge is "many"; give a whole number from 0 to 2147483647, or a percentage such as 25%',
    ],
  },
  {
    why: 'a negative request',
    text: deployment('resources: { requests: { cpu: -1 } }'),
    expected: [`${POD}.containers[0].resources.requests.cpu is -1; give a quantity from 0 to 2^63 - 1`],
  },
  {
    why: 'more memory than Kubernetes counts',
    text: deployment('resources: { limits: { memory: 1e30 } }'),
    expected: [`${POD}.containers[0].resources.limits.memory is 1e+30; give a quantity from 0 to 2^63 - 1`],
  },
  {
    why: 'KEDA that asks all the time',
    text: `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec: { pollingInterval: 0, cooldownPeriod: -1, maxReplicaCount: 10 }`,
    expected: [
      'spec.pollingInterval is 0; give a whole number from 1 to 2147483647',
      'spec.cooldownPeriod is -1; give a whole number from 0 to 2147483647',
    ],
  },
  {
    why: 'a Service without a port',
    text: 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 0, targetPort: http }] }',
    expected: ['spec.ports[0].port is 0; give a whole number from 1 to 65535'],
  },
])('names $why with its range', ({ text, expected }) => {
  expect(faultsOf(text)).toEqual(expected);
});

test('finds nothing in what the API takes: absent and null fields, zeros that stand for defaults, names of ports', () => {
  expect(
    faultsOf(
      deployment(
        `resources: { requests: { cpu: 100m, memory: 1Gi }, limits: { cpu: null } },
         readinessProbe: { httpGet: { path: /, port: http }, periodSeconds: 0, timeoutSeconds: null, successThreshold: 3 },
         lifecycle: { preStop: { sleep: { seconds: 5 } } }`,
        'replicas: 0, strategy: { rollingUpdate: { maxSurge: 25%, maxUnavailable: 0 } },',
        'terminationGracePeriodSeconds: -1,',
      ),
    ),
  ).toEqual([]);
});

test('tells file and line', () => {
  const manifest = manifestOf(
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: -1 } },
    { file: 'web.yaml', line: 1, document: 1 },
    () => 4,
  );
  expect(rangeFaults(manifest)).toEqual([
    {
      code: 'OUT_OF_RANGE',
      at: 'web.yaml:4 spec.replicas',
      message: 'is -1; give a whole number from 0 to 2147483647',
    },
  ]);
});
