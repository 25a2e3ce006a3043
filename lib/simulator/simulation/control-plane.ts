import { parseQuantity } from '../../values/quantity';
import { controllerFlags, NEWEST_MINOR } from '../autoscaler/kubernetes-version';
import { KedaOperator } from '../keda/keda-operator';
import { Cadvisor } from '../metrics/cadvisor';
import { DEFAULT_RESOLUTION_SECONDS, MetricsServer } from '../metrics/metrics-server';
import { ObservedCustom } from '../metrics/observed-custom';
import { ObservedPods } from '../metrics/observed-pods';
import { ObservedUsage } from '../metrics/observed-usage';
import { Cluster } from '../pods/cluster';
import { Dependency } from '../pods/dependency';
import { monitorGraceSeconds, NodeFailures } from '../pods/node-failures';
import { delaysOf, type PodContext } from '../pods/pod-context';
import type { DecisionLine } from '../recording/replay';
import type { Scenario } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';
import { AutoscalerLoop } from './autoscaler-loop';
import { Clock } from './clock';
import type { EventQueue } from './event-queue';
import { MetricSources } from './metric-sources';
import type { Traffic } from './pod-server';
import type { Random } from './random';
import type { EventTargets } from './scenario-events';
import type { Happening } from './simulation-result';

/** `--housekeeping-interval` of the kubelet. */
const HOUSEKEEPING_SECONDS = 10;

/** What a control plane is told beside the model and the scenario. */
export interface ControlPlaneContext {
  readonly queue: EventQueue;
  readonly traffic: Traffic;
  readonly random: Random;
  readonly report: (type: Happening['type'], message: string) => void;
  readonly record: ((line: object) => void) | undefined;
  readonly onDecision: (decision: DecisionLine) => void;
  /** The count is set: by an autoscaler or KEDA, or by a person. */
  readonly onScale: (replicas: number, isScaling: boolean) => void;
}

/** Everything around the requests, put together: pods, metrics, the autoscaler and KEDA. */
export class ControlPlane {
  public readonly cluster: Cluster;
  private readonly metricsServer: MetricsServer;
  private readonly dependency = new Dependency();
  private readonly nodes: NodeFailures;
  private readonly autoscaler: AutoscalerLoop | undefined;
  private readonly clock: Clock;
  private readonly keda: KedaOperator | undefined;
  private readonly sources: MetricSources;
  private readonly minor: number;

  /** @throws InvalidInput for an autoscaler that the API would refuse, an unknown version or a schedule that is none. */
  public constructor(
    private readonly model: WorkloadModel,
    private readonly scenario: Scenario,
    private readonly context: ControlPlaneContext,
  ) {
    const { queue, random } = context;
    const { metrics, controller, pods, nodes } = scenario;
    this.clock = new Clock(scenario.startTime);
    this.minor = controllerFlags(controller?.kubernetesVersion, controller?.featureGates).minor;
    const podContext: PodContext = {
      ...context,
      model,
      random: random.stream('pods'),
      delays: delaysOf(pods, random.stream('delays')),
      idleCpus: Number(parseQuantity(scenario.service.idleCpu ?? 0, 'idleCpu').nano) / 1e9,
      dependency: this.dependency,
    };
    this.cluster = new Cluster(podContext, nodes, initialReplicas(model, scenario));
    this.nodes = new NodeFailures(podContext, this.cluster, { graceSeconds: monitorGraceSeconds(this.minor) });
    const housekeeping = metrics?.housekeepingSeconds ?? HOUSEKEEPING_SECONDS;
    const cadvisor = new Cadvisor(queue, this.clock, random.stream('cadvisor'), housekeeping);
    this.cluster.listen({
      containerStarted: (pod, container) => cadvisor.watch(pod, container),
      podChanged: () => undefined,
      podGone: (pod) => cadvisor.forget(pod),
    });
    const resolution = metrics?.resolutionSeconds ?? model.metricResolutionSeconds ?? DEFAULT_RESOLUTION_SECONDS;
    const { cluster } = this;
    this.metricsServer = new MetricsServer(queue, cluster, cadvisor, random.stream('metrics-server'), resolution);
    this.sources = new MetricSources(model, scenario, { ...context, clock: this.clock, cluster });
    this.autoscaler = this.autoscalerLoop();
    this.keda = this.kedaOperator();
  }

  /** Has everything as it is at the start of a run. */
  public begin(): void {
    this.cluster.begin();
    this.metricsServer.begin();
    this.sources.begin();
    this.autoscaler?.begin();
    const polling = this.model.keda?.pollingIntervalSeconds ?? 0;
    this.keda?.begin(this.context.random.stream('keda').next() * polling);
  }

  /** What a scenario's events act on. */
  public eventTargets(): Omit<EventTargets, 'queue' | 'report'> {
    const { cluster, nodes, metricsServer, dependency, autoscaler } = this;
    return { cluster, nodes, metricsServer, dependency, autoscaler, apply: (replicas) => this.scale(replicas, false) };
  }

  private scale(replicas: number, isScaling: boolean): void {
    this.context.onScale(replicas, isScaling);
    this.cluster.deployment.scale(replicas);
  }

  private autoscalerLoop(): AutoscalerLoop | undefined {
    const { model, scenario, context, cluster, clock } = this;
    const flags = controllerFlags(scenario.controller?.kubernetesVersion, scenario.controller?.featureGates);
    return (
      model.autoscaler &&
      new AutoscalerLoop(model.autoscaler, {
        ...context,
        clock,
        cluster,
        pods: new ObservedPods(model, clock),
        usage: new ObservedUsage(this.metricsServer),
        custom: new ObservedCustom(this.sources, clock),
        random: context.random.stream('autoscaler'),
        selector: model.selector,
        settings: { kubernetesVersion: `1.${NEWEST_MINOR}`, ...scenario.controller },
        startsAtOnce: this.minor >= 37,
        changesAtOnce: flags.observesGeneration,
        scale: (replicas) => this.scale(replicas, true),
      })
    );
  }

  private kedaOperator(): KedaOperator | undefined {
    const { model, context, cluster } = this;
    return (
      model.keda &&
      new KedaOperator(model.keda, {
        ...context,
        replicas: () => cluster.deployment.replicas,
        scale: (replicas) => this.scale(replicas, true),
        isActive: (trigger) => this.sources.isActive(trigger),
      })
    );
  }
}

/** Returns how many pods are there at the start of a run. */
export function initialReplicas({ autoscaler, keda, replicas }: WorkloadModel, scenario: Scenario): number {
  const fewest = keda === undefined ? autoscaler?.spec.minReplicas : (keda.idleReplicas ?? keda.minReplicas);
  return scenario.initialReplicas ?? fewest ?? replicas ?? 1;
}
