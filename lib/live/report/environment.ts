import type { RunRecord } from '../record/run-record';
import type { EnvironmentReport } from './validation-report';

/** Returns where the run took place, as read; undefined when the recording has no header. */
export function environmentOf({ header, clocks }: RunRecord): EnvironmentReport | undefined {
  if (header === undefined) {
    return undefined;
  }
  const { context, server, kubernetesVersion, namespace, nodes } = header.run;
  return {
    context,
    server,
    kubernetesVersion,
    namespace,
    nodes: nodes.map(({ name, allocatable, kubeletVersion }) => ({
      name,
      cpu: allocatable.cpu ?? '',
      memory: allocatable.memory ?? '',
      pods: allocatable.pods ?? '',
      kubeletVersion,
    })),
    clocks: (['cluster', 'loadGenerator'] as const).flatMap((of) => {
      const last = clocks.filter((clock) => clock.of === of).at(-1);
      return last === undefined
        ? []
        : [{ of, offsetSeconds: last.offsetSeconds, uncertaintySeconds: last.uncertaintySeconds }];
    }),
  };
}
