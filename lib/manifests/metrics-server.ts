import { durationSeconds } from '../values/go-duration';
import { argumentsOf, flagsOf } from './arguments';
import { textAt, textsAt } from './field-at';
import type { ManifestSet } from './manifest-set';
import type { Container, Workload } from './workload';

/** A metrics-server of a set. */
export interface MetricsServer {
  /** Its workload. */
  readonly workload: Workload;
  /** Its container. */
  readonly container: Container;
}

/** `--metric-resolution` of the metrics-server binary without the flag (`cmd/metrics-server/app/options`). */
export const DEFAULT_RESOLUTION_SECONDS = 60;
/** The least `--metric-resolution` that metrics-server accepts. */
export const LEAST_RESOLUTION_SECONDS = 10;

/** Returns the metrics-server that a workload runs: a container whose image, command or name says so. */
export function metricsServerIn(workload: Workload): MetricsServer | undefined {
  const container = workload.containers.find(({ name, fields }) => {
    const image = (textAt(fields, 'image') ?? '').split('/').at(-1) ?? '';
    const [command = ''] = textsAt(fields, 'command');
    return /^metrics-server([:@]|$)/.test(image) || command.endsWith('/metrics-server') || name === 'metrics-server';
  });
  return container === undefined ? undefined : { workload, container };
}

/** Returns the metrics-servers of a set. */
export function metricsServersOf(all: ManifestSet): MetricsServer[] {
  return [...all.ofKind('Deployment'), ...all.ofKind('DaemonSet')].flatMap((manifest) => {
    const workload = all.workloadOf(manifest);
    const server = workload && metricsServerIn(workload);
    return server === undefined ? [] : [server];
  });
}

/** Returns seconds between two samples as a metrics-server is told; undefined when the flag cannot be read. */
export function resolutionSecondsOf({ container }: MetricsServer): number | undefined {
  const text = flagsOf(argumentsOf(container)).get('--metric-resolution')?.at(-1);
  return text === undefined ? DEFAULT_RESOLUTION_SECONDS : durationSeconds(text.value);
}
