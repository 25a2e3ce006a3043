import { type Fields, fieldAt, fieldsAt, itemsAt, numberAt, textAt } from '../manifests/field-at';
import type { Container } from '../manifests/workload';

/** A probe of a container with Kubernetes' defaults filled in (`pkg/apis/core/v1/defaults.go`, v1.37). */
export interface Probe {
  /** The probe, as parsed. */
  readonly fields: Fields;
  /** JSON pointer to it. */
  readonly pointer: string;
  /** Seconds after the start at which it begins. */
  readonly initialDelaySeconds: number;
  /** Seconds between two. */
  readonly periodSeconds: number;
  /** Failures in a row that count. */
  readonly failureThreshold: number;
  /** Port by number or name where it asks one. */
  readonly port: string | number | undefined;
  /** JSON pointer to the port. */
  readonly portPointer: string;
  /** What it asks, the same text for the same question: `GET http:/healthz`. */
  readonly endpoint: string;
}

/** Returns a container's `livenessProbe`, `readinessProbe` or `startupProbe`; undefined when it has none. */
export function probeOf(container: Container, kind: string): Probe | undefined {
  if (fieldAt(container.fields, kind) === undefined) {
    return undefined;
  }
  const fields = fieldsAt(container.fields, kind);
  const pointer = `${container.pointer}/${kind}`;
  const handler = ['httpGet', 'tcpSocket', 'grpc', 'exec'].find((each) => fieldAt(fields, each) !== undefined) ?? '';
  const found = fieldAt(fields, handler, 'port');
  const port = typeof found === 'string' || typeof found === 'number' ? found : undefined;
  return {
    fields,
    pointer,
    initialDelaySeconds: numberAt(fields, 'initialDelaySeconds') ?? 0,
    periodSeconds: numberAt(fields, 'periodSeconds') || 10,
    failureThreshold: numberAt(fields, 'failureThreshold') || 3,
    port,
    portPointer: `${pointer}/${handler}/port`,
    endpoint: endpointOf(handler, fields, port === undefined ? '' : portNumber(container, port)),
  };
}

/** Returns the seconds after a container's start at which failures alone let the kubelet act on it, at the earliest. */
export function earliestFailureSeconds({ initialDelaySeconds, periodSeconds, failureThreshold }: Probe): number {
  return initialDelaySeconds + (failureThreshold - 1) * periodSeconds;
}

function endpointOf(handler: string, fields: Fields, port: string | number): string {
  if (handler === 'exec') {
    return `exec ${JSON.stringify(fieldAt(fields, 'exec', 'command') ?? [])}`;
  }
  const path = textAt(fields, handler, 'path') ?? textAt(fields, handler, 'service') ?? '';
  return `${handler === 'httpGet' ? 'GET' : handler} ${port}${path}`;
}

function portNumber({ fields }: Container, port: string | number): string | number {
  const named = itemsAt(fields, 'ports').find((each) => textAt(each.fields, 'name') === port);
  return (named && numberAt(named.fields, 'containerPort')) ?? port;
}
