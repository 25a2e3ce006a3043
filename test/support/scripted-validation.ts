import { Replay } from '../../lib/simulator/recording/replay';
import type { Line } from './run-recording';

/** How a scripted run goes. */
export interface Script {
  /** Share of /predict that fails. @default 0 */
  readonly failureRatio?: number;
  /** Users of scale-up. @default 300 */
  readonly scaleUpUsers?: number;
  /** CPUs that each class costs, by name. @default 8 ms for /predict, 1 ms for /healthz */
  readonly costs?: Readonly<Record<string, number>>;
}

const START = Date.UTC(2000, 0, 1);
const POLL = 5;
const SYNC = 15;
const REQUESTS_PER_USER = 0.8;
const SHARES: Readonly<Record<string, number>> = { '/predict': 0.8, '/healthz': 0.2 };
const RESPONSE_MS = 20;

interface Pod {
  readonly name: string;
  readonly createdAt: number;
  readonly readyAt: number;
}

const autoscaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'inference', namespace: 'default' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
    minReplicas: 2,
    maxReplicas: 6,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
    behavior: {
      scaleDown: { stabilizationWindowSeconds: 60, policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] },
    },
  },
};
const container = { name: 'inference', image: 'inference:1', resources: { requests: { cpu: '1', memory: '2Gi' } } };
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'inference', namespace: 'default' },
  spec: {
    selector: { matchLabels: { app: 'inference' } },
    template: { metadata: { labels: { app: 'inference' } }, spec: { containers: [container] } },
  },
};
const limits = { maxFailureRatio: 0.01, spawnRatePerSecond: 20 };
const node = { cpu: '16', memory: '64Gi', pods: '110' };

const PHASES = [
  { phase: 'smoke', begin: 10, end: 40, users: 10 },
  { phase: 'load', begin: 40, end: 190, users: 100 },
  { phase: 'scale-up', begin: 190, end: 310, users: 300, expectedReplicas: 3 },
  { phase: 'scale-down', begin: 310, end: 500, users: 0, expectedReplicas: 2 },
] as const;

/**
 * Returns the lines of a run in which all goes well: a service that costs an exact CPU time, metrics every 15 s, and the
 * exact autoscaler in closed loop.
 */
export function scriptedRun(script: Script = {}): Line[] {
  return new ScriptedRun(script).lines();
}

class ScriptedRun {
  private readonly out: Line[] = [];
  private readonly replay = new Replay();
  private readonly counts = new Map<string, { requests: number; failures: number }>();
  private readonly cpuAt: number[] = [];
  private pods: Pod[] = [0, 1].map((index) => ({ name: `inference-${index}`, createdAt: -600, readyAt: -590 }));
  private status: object = { currentReplicas: 2, desiredReplicas: 2, currentMetrics: [], conditions: [] };
  private replicas = 2;
  private made = 2;

  public constructor(private readonly script: Script) {}

  public lines(): Line[] {
    this.take(this.header());
    this.preflight();
    for (let second = 0; second <= 500; second++) {
      this.second(second);
    }
    this.take({ kind: 'End', time: at(500), reason: 'completed' });
    return this.out;
  }

  private take(line: Line): void {
    this.out.push(line);
  }

  private header(): Line {
    const phases = Object.fromEntries(PHASES.map(({ phase, users }) => [phase, { ...limits, users }]));
    const header = {
      kind: 'Recording',
      schemaVersion: 1,
      autoscaler,
      controller: { kubernetesVersion: '1.37' },
      run: {
        version: '0.1.0',
        plan: {
          manifests: ['inference.yaml'],
          pollSeconds: POLL,
          loadGenerator: { workers: 2 },
          phases: {
            preflight: { mustPass: true },
            connectivity: { path: '/healthz' },
            ...phases,
            load: {
              ...limits,
              users: 100,
              slo: { percentile: 0.95, milliseconds: 100, maxShareOfTimeOver: 0.05 },
            },
          },
        },
        context: 'test',
        server: 'https://127.0.0.1:6443',
        kubernetesVersion: 'v1.37.2',
        namespace: 'default',
        nodes: [{ name: 'n1', capacity: node, allocatable: node, requested: { cpu: '1' }, kubeletVersion: 'v1.37.2' }],
        objects: [deployment, autoscaler],
      },
    };
    this.replay.take(header);
    return header;
  }

  private preflight(): void {
    this.take({ kind: 'Phase', time: at(0), phase: 'preflight', state: 'begin' });
    this.take({ kind: 'Check', time: at(0), id: 'api-reachable', status: 'ok', message: 'answered in 4 ms' });
    this.take({ kind: 'Phase', time: at(0), phase: 'preflight', state: 'end' });
    this.take({ kind: 'Phase', time: at(0), phase: 'connectivity', state: 'begin' });
    for (const from of ['loadGenerator', 'apiServerProxy']) {
      const url = from === 'loadGenerator' ? 'http://inference:8000/healthz' : '/api/v1/proxy/healthz';
      this.take({ kind: 'Connectivity', time: at(0), from, url, status: 200, seconds: 0.01 });
    }
    this.take({ kind: 'Phase', time: at(0), phase: 'connectivity', state: 'end' });
  }

  private second(second: number): void {
    for (const phase of PHASES) {
      if (phase.end === second) {
        this.take({ kind: 'Phase', time: at(second), phase: phase.phase, state: 'end' });
      }
    }
    for (const phase of PHASES) {
      if (phase.begin === second) {
        const { begin: _begin, end: _end, ...asked } = phase;
        this.counts.clear();
        this.take({
          kind: 'Phase',
          time: at(second),
          state: 'begin',
          ...asked,
          users: this.usersOf(phase),
          statisticsReset: true,
        });
      }
    }
    this.serve(second);
    if (second % SYNC === 0) {
      this.sync(second);
    }
    const phase = PHASES.find(({ begin, end }) => second > begin && second <= end);
    // The last sample of a phase stands before the phase's end.
    if (phase !== undefined && (second + 1) % POLL === 0) {
      this.sample(second, phase);
    }
  }

  private usersOf({ phase, users }: (typeof PHASES)[number]): number {
    return phase === 'scale-up' ? (this.script.scaleUpUsers ?? users) : users;
  }

  private usersAt(second: number): number {
    const phase = PHASES.find(({ begin, end }) => second >= begin && second < end);
    return phase === undefined ? 0 : this.usersOf(phase);
  }

  private serve(second: number): void {
    let cpu = 0;
    for (const [name, share] of Object.entries(SHARES)) {
      // A mix that changes a little, so that classes can be told apart.
      const isLoad = second >= 40 && second < 190;
      const swing = isLoad ? 1 + (name === '/healthz' ? 0.9 : -0.225) * Math.sin(second / 20) : 1;
      const requests = Math.round(this.usersAt(second) * REQUESTS_PER_USER * share * swing);
      const failures = name === '/predict' ? Math.round(requests * (this.script.failureRatio ?? 0)) : 0;
      const before = this.counts.get(name) ?? { requests: 0, failures: 0 };
      this.counts.set(name, { requests: before.requests + requests, failures: before.failures + failures });
      cpu += requests * (this.script.costs?.[name] ?? { '/predict': 0.01, '/healthz': 0.002 }[name] ?? 0);
    }
    this.cpuAt[second] = cpu;
  }

  private ready(second: number): Pod[] {
    return this.pods.filter(({ readyAt }) => readyAt <= second);
  }

  /** The mean over the 15 s before the last scrape. */
  private use(second: number): { pod: string; time: string; windowSeconds: number; cpuMilli: number }[] {
    const scrape = second - (second % SYNC);
    const window = this.cpuAt.slice(Math.max(0, scrape - SYNC), scrape);
    const cpu = window.reduce((sum, each) => sum + each, 0) / SYNC;
    const pods = this.ready(Math.max(scrape - SYNC, 0));
    return pods.map(({ name }) => ({
      pod: name,
      time: at(scrape).replace('.000', ''),
      windowSeconds: SYNC,
      cpuMilli: Math.round((cpu * 1000) / pods.length),
    }));
  }

  private sync(second: number): void {
    const observation = {
      kind: 'Observation',
      time: at(second),
      target: { replicas: this.replicas, statusReplicas: this.pods.length, selector: 'app=inference' },
      pods: this.pods.map(({ name, createdAt, readyAt }) => ({
        metadata: { name, labels: { app: 'inference' } },
        spec: { containers: [container] },
        status: {
          phase: readyAt <= second ? 'Running' : 'Pending',
          startTime: at(createdAt),
          conditions: [
            {
              type: 'Ready',
              status: readyAt <= second ? 'True' : 'False',
              lastTransitionTime: at(readyAt <= second ? readyAt : createdAt),
            },
          ],
        },
      })),
      podMetrics: {
        items: this.use(second).map(({ pod, time, cpuMilli }) => ({
          metadata: { name: pod },
          timestamp: time,
          window: '15s',
          containers: [{ name: 'inference', usage: { cpu: `${cpuMilli}m`, memory: '500Mi' } }],
        })),
      },
    };
    const decision = this.replay.take(observation);
    if (decision === undefined) {
      throw new Error('an observation brought no decision');
    }
    const { currentReplicas, desiredReplicas, currentMetrics, conditions, targetReplicas } = decision;
    this.status = { currentReplicas, desiredReplicas, currentMetrics, conditions };
    this.take(observation);
    this.take({ kind: 'Sync', time: at(second), status: this.status, targetReplicas });
    this.scale(second, targetReplicas);
  }

  private scale(second: number, to: number): void {
    this.replicas = to;
    while (this.pods.length < to) {
      this.pods = [...this.pods, { name: `inference-${this.made++}`, createdAt: second, readyAt: second + 8 }];
    }
    this.pods = this.pods.slice(0, to);
  }

  private sample(second: number, phase: (typeof PHASES)[number]): void {
    const use = this.use(second);
    this.take({
      kind: 'Sample',
      time: at(second),
      phase: phase.phase,
      autoscaler: this.status,
      target: { replicas: this.replicas, readyReplicas: this.ready(second).length },
      pods: this.pods.map(({ name, readyAt }) => ({
        name,
        phase: readyAt <= second ? 'Running' : 'Pending',
        isReady: readyAt <= second,
        isDeleted: false,
        restarts: 0,
        node: 'n1',
        reasons: readyAt <= second ? [] : ['ContainerCreating'],
      })),
      use: use.map((each) => ({ ...each, memoryBytes: 500 * 2 ** 20 })),
      load: this.load(this.usersOf(phase)),
    });
  }

  private load(users: number): object {
    const figures = [...this.counts].map(([name, { requests, failures }]) => ({
      method: name === '/predict' ? 'POST' : 'GET',
      name,
      requests,
      failures,
      requestsPerSecond: users * REQUESTS_PER_USER * (SHARES[name] ?? 0),
      failuresPerSecond: 0,
      median: RESPONSE_MS,
      average: RESPONSE_MS,
      min: RESPONSE_MS,
      max: RESPONSE_MS,
      percentiles: { '0.5': RESPONSE_MS, '0.95': RESPONSE_MS },
    }));
    const sum = (key: 'requests' | 'failures' | 'requestsPerSecond'): number =>
      figures.reduce((total, each) => total + each[key], 0);
    const [first] = figures;
    const failed = figures.filter(({ failures }) => failures > 0);
    return {
      state: users === 0 ? 'stopped' : 'running',
      users,
      endpoints: [
        ...figures,
        {
          ...first,
          method: '',
          name: 'Aggregated',
          requests: sum('requests'),
          failures: sum('failures'),
          requestsPerSecond: sum('requestsPerSecond'),
        },
      ],
      failures: failed.map(({ method, name, failures }) => ({
        method,
        name,
        error: "HTTPError('500 Server Error')",
        count: failures,
      })),
      workers: [1, 2].map((id) => ({ id: `w${id}`, state: 'running', users: users / 2, cpuPercent: 20 })),
    };
  }
}

function at(seconds: number): string {
  return new Date(START + seconds * 1000).toISOString();
}
