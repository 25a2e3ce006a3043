import type { MetricsServer } from '../metrics/metrics-server';
import type { Cluster } from '../pods/cluster';
import type { Dependency } from '../pods/dependency';
import type { NodeFailures } from '../pods/node-failures';
import type { TimedEvent } from '../scenario/scenario';
import type { AutoscalerLoop } from './autoscaler-loop';
import type { EventQueue } from './event-queue';
import type { Happening } from './simulation-result';

/** What a scenario's events act on. */
export interface EventTargets {
  readonly queue: EventQueue;
  readonly cluster: Cluster;
  readonly nodes: NodeFailures;
  readonly metricsServer: MetricsServer;
  readonly dependency: Dependency;
  /** Undefined when nothing scales the workload. */
  readonly autoscaler: AutoscalerLoop | undefined;
  /** A person sets the count. */
  readonly apply: (replicas: number) => void;
  readonly report: (type: Happening['type'], message: string) => void;
}

/** Plans what a scenario says that someone else does at a time. */
export function planEvents(events: readonly TimedEvent[], targets: EventTargets): void {
  for (const event of events) {
    targets.queue.at(event.atSeconds, () => act(event, targets));
  }
}

function act(event: TimedEvent, targets: EventTargets): void {
  if ('apply' in event) {
    apply(event.apply.replicas, targets);
  } else if ('nodeLost' in event) {
    loseNode(event.nodeLost, targets);
  } else if ('metricsDown' in event) {
    failMetrics(event.metricsDown.seconds, targets);
  } else if ('dependencyDown' in event) {
    failDependency(event.dependencyDown.seconds, targets);
  } else if ('controllerRestart' in event) {
    targets.report('controllerRestart', 'the controller is started anew and has forgotten its history');
    targets.autoscaler?.restart();
  } else if ('rollingUpdate' in event) {
    targets.report('rollingUpdate', 'the pod template is changed');
    targets.cluster.deployment.roll();
  } else {
    const patch = event.autoscalerChange;
    targets.report('autoscalerChange', `the autoscaler's spec is changed: ${JSON.stringify(patch)}`);
    targets.autoscaler?.change(patch);
  }
}

function apply(replicas: number, { cluster, apply: set, report }: EventTargets): void {
  report('apply', `an apply sets replicas from ${cluster.deployment.replicas} to ${replicas}`);
  set(replicas);
}

function loseNode(
  { node = 0, seconds }: { readonly node?: number; readonly seconds?: number },
  { queue, cluster, nodes }: EventTargets,
): void {
  const lost = cluster.nodes.nodes[node];
  if (lost !== undefined) {
    nodes.lose(lost);
    if (seconds !== undefined) {
      queue.after(seconds, () => nodes.comeBack(lost));
    }
  }
}

function failMetrics(seconds: number, { queue, metricsServer, report }: EventTargets): void {
  report('metricsDown', `metrics-server is down for ${seconds} s`);
  metricsServer.fail();
  queue.after(seconds, () => {
    report('metricsBack', 'metrics-server is started again');
    metricsServer.recover();
  });
}

function failDependency(seconds: number, { queue, dependency, report }: EventTargets): void {
  report('dependencyDown', `what init containers wait for is down for ${seconds} s`);
  dependency.fail();
  queue.after(seconds, () => {
    report('dependencyBack', 'what init containers wait for is back');
    dependency.recover();
  });
}
