import type { ValidationReport } from '../report/validation-report';
import { trimmed } from '../verdict/figure-text';
import { type Block, list, paragraph, type Section, table } from './document';

/** Returns the section on the cluster, as read. */
export function environmentSection({ environment, version }: ValidationReport): Section {
  if (environment === undefined) {
    return { title: 'Environment as read', blocks: [paragraph('Not known: the recording has no header.')] };
  }
  const { context, server, kubernetesVersion, namespace, nodes, clocks } = environment;
  return {
    title: 'Environment as read',
    blocks: [
      table(
        ['What', 'Value'],
        [
          ['Context', context],
          ['API server', server],
          ['Kubernetes', kubernetesVersion],
          ['Namespace', namespace],
          ['cdk8s-inference', version],
          ...clocks.map(({ of, offsetSeconds, uncertaintySeconds }) => [
            of === 'cluster' ? "Cluster's clock" : "Load generator's clock",
            `${trimmed(offsetSeconds, 3)} s ahead, ± ${trimmed(uncertaintySeconds, 3)} s`,
          ]),
        ],
      ),
      table(
        ['Node', 'CPU#', 'Memory#', 'Pods#', 'kubelet'],
        nodes.map(({ name, cpu, memory, pods, kubeletVersion }) => [name, cpu, memory, pods, kubeletVersion]),
      ),
    ],
  };
}

/** Returns the section on the objects under test. */
export function componentsSection({ components, manifests }: ValidationReport): Section {
  return {
    title: 'Components applied',
    blocks: [
      ...(components.length === 0
        ? [paragraph('None was read.')]
        : [
            table(
              ['Object', 'Namespace', 'As read'],
              components.map(({ kind, name, namespace, facts }) => [`${kind}/${name}`, namespace, facts.join('; ')]),
            ),
          ]),
      ...(manifests.length === 0
        ? []
        : [paragraph('From the manifests:'), list(manifests.map((each) => `\`${each}\``))]),
    ],
  };
}

/** Returns the section on the preflight and on whether requests get through. */
export function connectivitySection({ checks, connectivity }: ValidationReport): Section {
  const answers: Block[] =
    connectivity.length === 0
      ? [paragraph('No request for the health path is recorded.')]
      : [
          table(
            ['From', 'URL', 'Status#', 'Seconds#', 'Answer'],
            connectivity.map(({ from, url, status, seconds, body, error }) => [
              from === 'loadGenerator' ? "the load generator's pod" : "the API server's proxy",
              url,
              status === undefined ? 'none' : String(status),
              trimmed(seconds, 3),
              error ?? body ?? '',
            ]),
          ),
        ];
  const questions: Block[] =
    checks.length === 0
      ? []
      : [
          paragraph('Preflight:'),
          table(
            ['Question', 'Answer', 'What was seen', 'What to do'],
            checks.map(({ id, status, message, fix }) => [id, status, message, fix ?? '']),
          ),
        ];
  return { title: 'Connectivity', blocks: [...answers, ...questions] };
}
