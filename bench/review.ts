import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dyff } from './dyff';
import { type Contestant, measureInTurns, type Sample } from './measure';

const ROOT = resolve(__dirname, '..');
/** The program, as `npm run cli` bundles it. */
const CLI = join(ROOT, '.synth/cli.js');
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

function contestant(name: string, ...args: readonly string[]): Contestant {
  return { name, command: [process.execPath, CLI, 'review', ...args, '--format', 'json'], cwd: ROOT };
}

function contest(title: string, folder: string, every: number): void {
  const [base, head] = [join(folder, 'base.yaml'), join(folder, 'head.yaml')];
  writeFileSync(base, fleet(0));
  writeFileSync(head, fleet(every));
  const size = `${SERVICES * 3} objects, ${(fleet(every).length / 1e6).toFixed(2)} MB a side`;
  const binary = dyff();
  const theirs: Contestant[] =
    binary === undefined
      ? []
      : [{ name: 'dyff', command: [binary, 'between', '--omit-header', base, head], cwd: folder }];
  compare(`${title}: ${size}`, [contestant('review', base, head, '--no-prediction'), ...theirs]);
}

/** Measures contestants in turns; figures of the last are those that ratios are of. */
function compare(title: string, contestants: readonly Contestant[]): void {
  const samples = measureInTurns(contestants, RUNS, () => undefined);
  const of = (each: Contestant, pick: (sample: Sample) => number): number =>
    median((samples.get(each) ?? []).map(pick));
  const wall = (each: Contestant): number => of(each, ({ wallSeconds }) => wallSeconds);
  say(`${title}, medians of ${RUNS} runs`);
  const [last] = contestants.slice(-1);
  for (const each of contestants) {
    const processor = of(each, ({ cpuSeconds }) => cpuSeconds);
    const memory = of(each, ({ peakBytes }) => peakBytes) / 1e6;
    const ratio =
      last === undefined || last === each ? '' : `, ${(wall(each) / wall(last)).toFixed(2)} of ${last.name}`;
    const figures = `${wall(each).toFixed(2)} s, processor ${processor.toFixed(2)} s, ${memory.toFixed(0)} MB`;
    say(`  ${each.name.padEnd(6)} ${figures}${ratio}`);
  }
}

/** The production service with another target, on the built-in scenarios: four simulations of each side. */
function predict(folder: string): void {
  const base = join(ROOT, 'dist/production');
  const head = join(folder, 'production');
  cpSync(base, head, { recursive: true });
  const file = join(head, readdirSync(head).find((name) => name.includes('inference')) ?? '');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/averageUtilization: \d+/, 'averageUtilization: 50'));
  compare('one service, with prediction', [contestant('review', base, head)]);
}

const folder = mkdtempSync(join(tmpdir(), 'bench-review-'));
try {
  contest('nothing', folder, 0);
  contest('one image in fifty', folder, 50);
  contest('every image', folder, 1);
  predict(folder);
} finally {
  rmSync(folder, { recursive: true });
}
