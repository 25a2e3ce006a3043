import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Manifests that use many kinds and fields: what a text from outside can stand in. */
export const MANIFESTS: readonly object[] = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'web',
      namespace: 'shop',
      labels: { app: 'web', team: 'a' },
      annotations: { note: 'first\nsecond', 'cdk8s-inference/ignore.image-pinned': 'built here until=2999-12-31' },
    },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' }, annotations: { checksum: 'x' } },
        spec: {
          serviceAccountName: 'web',
          priorityClassName: 'high',
          nodeSelector: { disk: 'ssd' },
          initContainers: [
            { name: 'wait', image: 'busybox', command: ['sh', '-c', 'until nc -z kafka 9092; do :; done'] },
          ],
          containers: [
            {
              name: 'web',
              image: 'registry.example.org/team/web:latest',
              args: ['--port=8000'],
              env: [{ name: 'MODE', value: 'fast' }],
              ports: [{ name: 'http', containerPort: 8000 }],
              readinessProbe: { httpGet: { path: '/healthz', port: 'http' } },
              resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
            },
          ],
          volumes: [{ name: 'data', configMap: { name: 'settings' } }],
        },
      },
    },
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 1,
      maxReplicas: 10,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
        {
          type: 'Pods',
          pods: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '10' } },
        },
      ],
      behavior: { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'shop' },
    data: { 'server.py': 'import os\nrun()\n', mode: 'a' },
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { minAvailable: '50%', selector: { matchLabels: { app: 'web' } } },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      podSelector: { matchLabels: { app: 'web' } },
      policyTypes: ['Egress'],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }],
    },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'web', namespace: 'shop' },
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  },
  { apiVersion: 'example.org/v1', kind: 'Thing', metadata: { name: 'thing' }, spec: { text: 'x', list: ['a', 'b'] } },
];

/** A scenario with the texts that one can have. */
export const SCENARIO = {
  schemaVersion: 1,
  title: 'a minute of load',
  durationSeconds: 20,
  target: 'web',
  load: { closed: { users: { constant: 5 }, spawnRatePerSecond: 20 } },
  service: {
    classes: [
      { name: '/predict', cpuSeconds: 0.01 },
      { name: '/healthz', cpuSeconds: 0.001 },
    ],
  },
};

/** Returns a new folder. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hostile-'));
}

/**
 * Writes manifests into a folder, which is made, and returns it. They are JSON, which has a way to write any text.
 *
 * @param file the name of the one file.
 */
export function manifestFolder(folder: string, manifests: readonly unknown[], file = 'all.yaml'): string {
  mkdirSync(folder, { recursive: true });
  const text = manifests.map((each) => JSON.stringify(each, undefined, 1)).join('\n---\n');
  writeFileSync(join(folder, file), `${text}\n`);
  return folder;
}
