import {
  type ApiObject,
  type ApiResponse,
  type Cluster,
  ClusterError,
  type CommandOutput,
  type ContainerPlace,
  type DatedAnswer,
  type WatchEvent,
} from '../../../lib/live/ports/cluster';
import { AUTOSCALERS, DEPLOYMENTS, EVENTS, type FakeWorld, PODS } from './fake-world';

/** The API of a fake world, with faults that a test scripts. */
export class FakeCluster implements Cluster {
  readonly context = 'kind-test';
  readonly server = 'https://127.0.0.1:6443';
  /** What every request fails with; undefined when the API server answers. */
  fault: ClusterError | undefined;
  /** Permissions that are refused, as `verb resource`. */
  refused: readonly string[] = [];
  /** Objects and lists that the world does not make, by path without query. */
  readonly others = new Map<string, ApiObject>();
  private readonly listeners: ((answer: DatedAnswer) => void)[] = [];

  constructor(private readonly world: FakeWorld) {
    const { others } = this;
    others.set('/version', { gitVersion: 'v1.37.2' });
    others.set('/api/v1/pods', { items: [] });
    others.set('/api/v1/nodes', {
      items: [
        {
          metadata: { name: 'node0' },
          status: { capacity: { cpu: '32' }, allocatable: { cpu: '32', memory: '64Gi' } },
        },
      ],
    });
    others.set('/api/v1/namespaces/default/services/inference', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'inference', namespace: 'default' },
      spec: { selector: { app: 'inference' }, ports: [{ port: 8000 }] },
    });
    others.set('/apis/discovery.k8s.io/v1/namespaces/default/endpointslices', {
      items: [{ endpoints: [{ conditions: { ready: true } }, { conditions: { ready: true } }] }],
    });
    others.set('/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.metrics.k8s.io', {
      spec: { service: { namespace: 'kube-system', name: 'metrics-server' } },
      status: { conditions: [{ type: 'Available', status: 'True' }] },
    });
    world.store.put(PODS, {
      metadata: { name: 'locust-master-0', namespace: 'default', labels: { app: 'locust-master' } },
      spec: { containers: [{ name: 'locust' }] },
      status: { phase: 'Running' },
    });
  }

  async read(path: string): Promise<ApiObject> {
    this.answer();
    const [bare = ''] = path.split('?');
    const other = this.others.get(bare);
    if (other !== undefined) {
      return other;
    }
    if (bare.startsWith('/apis/metrics.k8s.io/')) {
      if (this.world.metricsError !== undefined) {
        throw new ClusterError('refused', this.world.metricsError);
      }
      return this.world.metrics;
    }
    if ([AUTOSCALERS, DEPLOYMENTS, EVENTS, PODS].includes(bare)) {
      return this.world.store.list(path);
    }
    if (bare.endsWith('/scale')) {
      return { status: { selector: 'app=inference' } };
    }
    const cut = bare.lastIndexOf('/');
    const object = this.world.store.get(bare.slice(0, cut), bare.slice(cut + 1));
    if (object === undefined) {
      throw new ClusterError('notFound', `${bare} is not there`);
    }
    return object;
  }

  async create(_path: string, body: ApiObject): Promise<ApiObject> {
    this.answer();
    const { verb, resource } = (body.spec as { resourceAttributes: { verb: string; resource: string } })
      .resourceAttributes;
    return { status: { allowed: !this.refused.includes(`${verb} ${resource}`) } };
  }

  async get(path: string): Promise<ApiResponse> {
    this.answer();
    const text = path.includes('/log')
      ? 'GET /healthz 200\nZeroDivisionError: division by zero password=hunter2hunter2'
      : '{"status":"ok"}';
    return { status: 200, body: undefined, text };
  }

  async watch(path: string, version: string, onEvent: (event: WatchEvent) => void, signal: AbortSignal): Promise<void> {
    this.answer();
    return this.world.store.watch(path, version, onEvent, signal);
  }

  async exec(_place: ContainerPlace, _command: readonly string[]): Promise<CommandOutput> {
    this.answer();
    return { exitCode: 0, stdout: '{"status": 200, "body": "{}", "seconds": 0.004}\n', stderr: '' };
  }

  onDatedAnswer(listener: (answer: DatedAnswer) => void): void {
    this.listeners.push(listener);
  }

  /** Has every request fail for a time, and the watches break. */
  fail(fault: ClusterError, seconds: number): void {
    this.fault = fault;
    this.world.store.breakWatches();
    this.world.clock.after(seconds * 1000, () => {
      this.fault = undefined;
    });
  }

  private answer(): void {
    if (this.fault !== undefined) {
      throw this.fault;
    }
    const now = this.world.clock.now();
    for (const listener of this.listeners) {
      listener({ sentAt: now, receivedAt: now, date: Math.floor(now / 1000) * 1000 });
    }
  }
}
