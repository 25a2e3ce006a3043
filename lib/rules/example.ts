/** Parts of an example manifest, in YAML. */
export interface ExampleParts {
  /** Name, and value of the label `app`. Default `web`. */
  readonly name?: string;
  /** Lines below `spec`. */
  readonly spec?: string;
  /** Lines below the pods' `spec`. */
  readonly pod?: string;
  /** The containers as a YAML list. Default one container `web`. */
  readonly containers?: string;
}

/** Returns a Deployment for an example. */
export function deployment({ name = 'web', spec, pod, containers }: ExampleParts = {}): string {
  return document([
    'apiVersion: apps/v1',
    'kind: Deployment',
    `metadata: { name: ${name} }`,
    'spec:',
    ...indented(spec, 2),
    `  selector: { matchLabels: { app: ${name} } }`,
    '  template:',
    `    metadata: { labels: { app: ${name} } }`,
    '    spec:',
    ...indented(pod, 6),
    '      containers:',
    ...indented(containers ?? '- name: web\n  image: web:1.4.2', 8),
  ]);
}

/** Returns a HorizontalPodAutoscaler for the Deployment `web`, for an example. */
export function autoscaler(spec = 'minReplicas: 2\nmaxReplicas: 10'): string {
  return document([
    'apiVersion: autoscaling/v2',
    'kind: HorizontalPodAutoscaler',
    'metadata: { name: web }',
    'spec:',
    '  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }',
    ...indented(spec, 2),
  ]);
}

/** Returns a Service for the pods of the Deployment `web`, for an example. */
export function service(spec = 'ports: [{ port: 80, targetPort: 8000 }]'): string {
  return document([
    'apiVersion: v1',
    'kind: Service',
    'metadata: { name: web }',
    'spec:',
    '  selector: { app: web }',
    ...indented(spec, 2),
  ]);
}

/** Returns a metrics-server with these arguments, for an example. */
export function metricsServer(...args: readonly string[]): string {
  return document([
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata: { name: metrics-server, namespace: kube-system }',
    'spec:',
    '  selector: { matchLabels: { k8s-app: metrics-server } }',
    '  template:',
    '    metadata: { labels: { k8s-app: metrics-server } }',
    '    spec:',
    '      containers:',
    '        - name: metrics-server',
    '          image: registry.k8s.io/metrics-server/metrics-server:v0.8.0',
    '          args:',
    ...args.map((arg) => `            - ${arg}`),
  ]);
}

/** Returns a metric of CPU utilization with a target in percent, for an example. */
export function cpuMetric(percent: number): string {
  return [
    'metrics:',
    '  - type: Resource',
    `    resource: { name: cpu, target: { type: Utilization, averageUtilization: ${percent} } }`,
  ].join('\n');
}

function document(lines: readonly string[]): string {
  return `---\n${lines.join('\n')}\n`;
}

function indented(text: string | undefined, by: number): string[] {
  return text === undefined ? [] : text.split('\n').map((line) => ' '.repeat(by) + line);
}
