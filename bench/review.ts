import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadManifests } from '../lib/manifests/load-manifests';
import { SharedDocuments } from '../lib/manifests/shared-documents';
import { reviewManifests } from '../lib/review/review-manifests';
import { dyff } from './dyff';
import { type Contestant, measureInTurns, type Sample } from './measure';

const SERVICES = 667;
const RUNS = Number(process.env.BENCH_RUNS ?? 9);
const LABELS = 'app.kubernetes.io/part-of: shop\n    app.kubernetes.io/managed-by: platform-team\n    team: payments';

/** Returns the manifests of a service, written as a synthesis writes them: three objects, 1.5 kB. */
function service(name: string, namespace: string, image: string): string {
  const metadata = `metadata:\n  name: ${name}\n  namespace: ${namespace}\n  labels:\n    app.kubernetes.io/name: ${name}\n    ${LABELS}`;
  return `apiVersion: apps/v1
kind: Deployment
${metadata}
spec:
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: main
          image: ${image}
          ports:
            - name: http
              containerPort: 8000
          resources:
            requests:
              cpu: 500m
              memory: 1Gi
            limits:
              memory: 1Gi
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
---
apiVersion: v1
kind: Service
${metadata}
spec:
  selector:
    app: ${name}
  ports:
    - port: 80
      targetPort: http
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
${metadata}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
`;
}

/** Returns a fleet in which every so many services run a newer image. */
function fleet(every: number): string {
  return Array.from({ length: SERVICES }, (_, index) => {
    const tag = every > 0 && index % every === 0 ? '1.2.4' : '1.2.3';
    return service(`svc-${index}`, `team-${index % 50}`, `registry.example.com/svc-${index}:${tag}`);
  }).join('---\n');
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Reviews two files as a command would, and prints the JSON. */
function reviewFiles(base: string, head: string): void {
  const shared = new SharedDocuments();
  const [before, after] = [base, head].map((file) => loadManifests(readFileSync(file, 'utf8'), file, shared));
  const review = reviewManifests(before ?? [], after ?? [], { settings: {}, today: '2026-11-24' });
  process.stdout.write(JSON.stringify(review));
}

function contest(title: string, folder: string, every: number): void {
  const [base, head] = [join(folder, 'base.yaml'), join(folder, 'head.yaml')];
  writeFileSync(base, fleet(0));
  writeFileSync(head, fleet(every));
  const ours: Contestant = {
    name: 'review',
    command: [process.execPath, process.argv[1] ?? '', 'run', base, head],
    cwd: process.cwd(),
  };
  const binary = dyff();
  const theirs: Contestant | undefined =
    binary === undefined
      ? undefined
      : { name: 'dyff', command: [binary, 'between', '--omit-header', base, head], cwd: folder };
  const samples = measureInTurns(theirs === undefined ? [ours] : [ours, theirs], RUNS, () => undefined);
  const of = (contestant: Contestant | undefined, pick: (sample: Sample) => number): number =>
    median((contestant === undefined ? [] : (samples.get(contestant) ?? [])).map(pick));
  say(
    `${title}: ${SERVICES * 3} objects, ${(fleet(every).length / 1e6).toFixed(2)} MB a side, medians of ${RUNS} runs`,
  );
  for (const each of theirs === undefined ? [ours] : [ours, theirs]) {
    const [wall, processor, memory] = [
      of(each, ({ wallSeconds }) => wallSeconds),
      of(each, ({ cpuSeconds }) => cpuSeconds),
      of(each, ({ peakBytes }) => peakBytes) / 1e6,
    ];
    const ratio =
      theirs === undefined ? '' : `, ${(wall / of(theirs, ({ wallSeconds }) => wallSeconds)).toFixed(2)} of dyff`;
    say(
      `  ${each.name.padEnd(6)} ${wall.toFixed(2)} s, processor ${processor.toFixed(2)} s, ${memory.toFixed(0)} MB${ratio}`,
    );
  }
  if (theirs === undefined) {
    say('  dyff: skipped, since Go is not there to build it');
  }
}

const [mode, base = '', head = ''] = process.argv.slice(2);
if (mode === 'run') {
  reviewFiles(base, head);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'bench-review-'));
  try {
    contest('one image in fifty', folder, 50);
    contest('every image', folder, 1);
    contest('nothing', folder, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
