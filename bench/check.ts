import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadManifests } from '../lib/manifests/load-manifests';
import { checkManifests } from '../lib/rules/check-manifests';
import { kubeScore } from './kube-score';

const SETTINGS = { kubernetesVersion: '1.33', environment: 'production', provides: { resourceMetrics: true } };
const RUNS = 3;

/** Returns the manifests of services with their autoscalers: three objects for each. */
function fleet(services: number): string {
  return Array.from({ length: services }, (_, index) => service(`svc-${index}`, `team-${index % 100}`)).join('');
}

function service(name: string, namespace: string): string {
  return `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: main
          image: registry.example.com/${name}:1.2.3
          ports: [{ name: http, containerPort: 8000 }]
          resources: { requests: { cpu: 500m, memory: 1Gi }, limits: { cpu: "1", memory: 1Gi } }
          readinessProbe: { httpGet: { path: /healthz, port: http } }
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec: { selector: { app: ${name} }, ports: [{ port: 80, targetPort: http }] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`;
}

interface Seconds {
  readonly wall: number;
  readonly processor: number;
}

/** Returns the least of some runs: processor time tells what the work takes when something else has the processor too. */
function bestOf(work: () => void): Seconds {
  const runs = Array.from({ length: RUNS }, (): Seconds => {
    const start = performance.now();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return { wall: (performance.now() - start) / 1000, processor: (user + system) / 1e6 };
  });
  return {
    wall: Math.min(...runs.map(({ wall }) => wall)),
    processor: Math.min(...runs.map(({ processor }) => processor)),
  };
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

let previous = 0;
let ours: Seconds = { wall: 0, processor: 0 };
for (const services of [834, 1667, 3334]) {
  const yaml = fleet(services);
  let findings = 0;
  ours = bestOf(() => {
    findings = checkManifests(loadManifests(yaml, 'fleet.yaml'), { settings: SETTINGS, today: '2026-11-24' }).findings
      .length;
  });
  const growth = previous === 0 ? '' : `, ${(ours.processor / previous).toFixed(2)} times the half`;
  say(
    `check: ${services * 3} objects, ${findings} findings, ${ours.wall.toFixed(2)} s (processor ${ours.processor.toFixed(2)} s${growth})`,
  );
  previous = ours.processor;
}

const binary = kubeScore();
if (binary === undefined) {
  say('kube-score: skipped, since Go is not there to build it');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
  const file = join(folder, 'fleet.yaml');
  writeFileSync(file, fleet(3334));
  const start = performance.now();
  try {
    execFileSync(binary, ['score', '--exit-one-on-warning=false', file], { stdio: 'ignore' });
  } catch {
    // It exits with 1 for what it finds.
  }
  const seconds = (performance.now() - start) / 1000;
  rmSync(folder, { recursive: true });
  say(`kube-score: 10002 objects, ${seconds.toFixed(2)} s, ${(seconds / ours.wall).toFixed(0)} times ours`);
}
