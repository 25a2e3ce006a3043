import { canonical } from '../../../lib/live/observe/sync-inputs';
import type { ApiObject } from '../../../lib/live/ports/cluster';
import { numberAt } from '../../../lib/manifests/field-at';
import { type DecisionLine, Replay } from '../../../lib/simulator/recording/replay';
import { FakeStore } from './fake-store';
import type { VirtualClock } from './virtual-clock';

export const AUTOSCALERS = '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers';
export const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';
export const PODS = '/api/v1/namespaces/default/pods';
export const EVENTS = '/api/v1/namespaces/default/events';

/** What of the world a test sets. */
export interface WorldSettings {
  /** CPU that the pods use without load, each, in thousandths. */
  readonly idleMilli: number;
  /** CPU that a user costs, in thousandths. */
  readonly milliPerUser: number;
  readonly requestMilli: number;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly podStartSeconds: number;
  /** Whether the use differs a little from scrape to scrape, as it does for real pods. */
  readonly isUneven: boolean;
}

const DEFAULTS: WorldSettings = {
  idleMilli: 5,
  milliPerUser: 11,
  requestMilli: 1000,
  minReplicas: 2,
  maxReplicas: 20,
  podStartSeconds: 4,
  isUneven: true,
};
const SYNC = 15_020;
const SCRAPE = 15_000;

/**
 * A cluster in virtual time: a metrics-server that scrapes, the exact autoscaler, which writes its status only when it
 * changed, and a Deployment whose pods take time to start. Milliseconds lie between what the controller reads and what
 * it writes, as in a real one.
 */
export class FakeWorld {
  readonly store = new FakeStore();
  readonly decisions: DecisionLine[] = [];
  readonly settings: WorldSettings;
  /** Users whose load the pods carry. */
  users = 0;
  /** What the metrics API fails with; undefined when it works. */
  metricsError: string | undefined;
  metrics: ApiObject = { kind: 'PodMetricsList', items: [] };
  private readonly controller = new Replay();
  private podNumber = 0;
  private status: object = {};

  constructor(
    readonly clock: VirtualClock,
    settings: Partial<WorldSettings> = {},
  ) {
    this.settings = { ...DEFAULTS, ...settings };
    const { minReplicas, maxReplicas } = this.settings;
    const autoscaler = autoscalerOf(minReplicas, maxReplicas);
    this.controller.take({ kind: 'Recording', schemaVersion: 1, autoscaler });
    this.store.put(AUTOSCALERS, autoscaler);
    this.store.put(DEPLOYMENTS, this.deployment(minReplicas));
    for (let count = 0; count < minReplicas; count++) {
      this.addPod(-3_600_000);
    }
    this.every(SCRAPE, 3000, () => this.scrape());
    this.every(SYNC, 7000, () => this.sync());
  }

  get replicas(): number {
    return numberAt(this.store.get(DEPLOYMENTS, 'inference'), 'spec', 'replicas') ?? 0;
  }

  /** Evicts the first pod; the Deployment makes another. */
  evict(): void {
    const [first] = this.podNames;
    if (first !== undefined) {
      this.store.remove(PODS, first);
      this.event('Pod', first, 'Evicted', 'The node was low on resource: memory.', 'Warning');
      this.addPod(0);
    }
  }

  /** Someone else sets the count. */
  scaleByHand(replicas: number): void {
    this.store.put(DEPLOYMENTS, this.deployment(replicas));
    this.clock.after(3, () => this.follow());
  }

  /** Someone applies another maximum. */
  changeMaximum(maxReplicas: number): void {
    const own = this.store.get(AUTOSCALERS, 'inference') as ReturnType<typeof autoscalerOf>;
    const spec = { ...own.spec, maxReplicas };
    this.store.put(AUTOSCALERS, { ...own, spec });
    this.controller.take({ kind: 'AutoscalerChange', time: this.text(0), spec });
  }

  event(kind: string, name: string, reason: string, message: string, type = 'Normal'): void {
    const time = this.text(0);
    this.store.put(EVENTS, {
      metadata: { name: `${name}.${reason}.${time}` },
      involvedObject: { kind, name },
      type,
      reason,
      message,
      count: 1,
      lastTimestamp: time,
    });
  }

  private every(period: number, first: number, work: () => void): void {
    this.clock.after(first, () => {
      work();
      this.every(period, period, work);
    });
  }

  private scrape(): void {
    const { clock } = this;
    const ready = this.pods.filter((pod) => isReady(pod));
    const each = this.settings.idleMilli + (this.users * this.settings.milliPerUser) / Math.max(1, ready.length);
    const unevenness = (index: number) => (this.settings.isUneven ? ((clock.now() / 1000 + index) % 7) * 1000 : 0);
    const items = ready.map((pod, index) => ({
      metadata: { name: nameOf(pod), labels: { app: 'inference' } },
      timestamp: this.text(-500),
      window: '15s',
      containers: [
        {
          name: 'inference',
          usage: { cpu: `${Math.round(each * 1000) + unevenness(index)}u`, memory: '512Mi' },
        },
      ],
    }));
    this.metrics = { kind: 'PodMetricsList', items };
  }

  private sync(): void {
    const { replicas, store } = this;
    const decision = this.controller.take({
      kind: 'Observation',
      time: this.text(0),
      target: { replicas, statusReplicas: this.pods.length, selector: 'app=inference' },
      pods: this.pods,
      podMetrics: this.metricsError === undefined ? this.metrics : { error: this.metricsError },
    });
    if (decision === undefined) {
      throw new Error('no decision');
    }
    this.decisions.push(decision);
    if (decision.targetReplicas !== replicas) {
      store.put(DEPLOYMENTS, this.deployment(decision.targetReplicas));
      this.clock.after(3, () => this.follow());
      this.event('HorizontalPodAutoscaler', 'inference', 'SuccessfulRescale', `New size: ${decision.targetReplicas}`);
    }
    const { currentReplicas, desiredReplicas, conditions, currentMetrics } = decision;
    const status = { currentReplicas, desiredReplicas, conditions, currentMetrics };
    if (canonical(status) !== canonical(this.status)) {
      this.status = status;
      // the Deployment controller is quicker than this write
      this.clock.after(12, () => {
        const autoscaler = store.get(AUTOSCALERS, 'inference') as ReturnType<typeof autoscalerOf>;
        store.put(AUTOSCALERS, { ...autoscaler, status: JSON.parse(canonical(status)) });
      });
    }
  }

  /** What the Deployment controller does about a new count. */
  private follow(): void {
    const names = this.podNames;
    for (let count = names.length; count < this.replicas; count++) {
      this.addPod(0);
    }
    for (const name of names.slice(this.replicas)) {
      this.store.remove(PODS, name);
    }
    this.store.put(DEPLOYMENTS, this.deployment(this.replicas));
  }

  private addPod(startedAgo: number): void {
    this.podNumber += 1;
    const name = `inference-${this.podNumber}`;
    this.store.put(PODS, this.pod(name, 'Pending', startedAgo));
    const seconds = startedAgo < 0 ? 0 : this.settings.podStartSeconds;
    const start = () => {
      if (this.podNames.includes(name)) {
        this.store.put(PODS, this.pod(name, 'Running', startedAgo));
        this.store.put(DEPLOYMENTS, this.deployment(this.replicas));
      }
    };
    if (seconds === 0) {
      start();
    } else {
      this.clock.after(seconds * 1000, start);
    }
  }

  private get pods(): readonly ApiObject[] {
    return this.store.list(`${PODS}?labelSelector=app=inference`).items as readonly ApiObject[];
  }

  private get podNames(): readonly string[] {
    return this.pods.map(nameOf);
  }

  private text(offset: number): string {
    return new Date(this.clock.now() + offset).toISOString();
  }

  private pod(name: string, phase: string, startedAgo: number) {
    const { requestMilli } = this.settings;
    const env = [{ name: 'API_TOKEN', value: 'the-secret-of-the-pod' }];
    const resources = { requests: { cpu: `${requestMilli}m` }, limits: { cpu: `${requestMilli}m` } };
    const status = phase === 'Running' ? 'True' : 'False';
    return {
      metadata: { name, namespace: 'default', labels: { app: 'inference' } },
      spec: { nodeName: 'node0', containers: [{ name: 'inference', env, resources }] },
      status: {
        phase,
        startTime: this.text(startedAgo),
        conditions: [{ type: 'Ready', status, lastTransitionTime: this.text(startedAgo) }],
        containerStatuses: [{ name: 'inference', restartCount: 0, state: {} }],
      },
    };
  }

  private deployment(replicas: number) {
    const containers = (this.pod('template', 'Running', 0).spec as { containers: unknown }).containers;
    const note = 'kubectl.kubernetes.io/last-applied-configuration';
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'inference', namespace: 'default', annotations: { [note]: 'the-secret-of-the-pod' } },
      spec: {
        replicas,
        selector: { matchLabels: { app: 'inference' } },
        template: { metadata: { labels: { app: 'inference' } }, spec: { containers } },
      },
      status: { replicas: this.pods.length, readyReplicas: this.pods.filter(isReady).length },
    };
  }
}

function autoscalerOf(minReplicas: number, maxReplicas: number) {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'inference', namespace: 'default' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
      minReplicas,
      maxReplicas,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
      behavior: {
        scaleUp: {
          stabilizationWindowSeconds: 0,
          selectPolicy: 'Max',
          policies: [
            { type: 'Pods', value: 4, periodSeconds: 15 },
            { type: 'Percent', value: 100, periodSeconds: 15 },
          ],
        },
        scaleDown: {
          stabilizationWindowSeconds: 60,
          selectPolicy: 'Min',
          policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
        },
      },
    },
  };
}

function isReady(pod: ApiObject): boolean {
  return (pod.status as { phase: string }).phase === 'Running';
}

function nameOf(pod: ApiObject): string {
  return (pod.metadata as { name: string }).name;
}
