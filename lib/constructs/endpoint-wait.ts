import { Duration, Size } from 'cdk8s';
import { Cpu, type k8s } from 'cdk8s-plus-28';
import { dnsLabelFaults } from '../values/dns-label';
import { endpointFaults, type TcpEndpoint } from '../values/endpoint';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { atLeast, wholeFaults } from '../values/ranges';
import { trimmedEnd } from '../values/trim-text';
import { hardenedContainer } from './pod-hardening';
import { type ContainerResources, renderResources } from './resources';

/** An init container that lets a pod start only when TCP endpoints accept connections, and gives up at a deadline. */
export interface EndpointWaitProps {
  /** What must accept a connection, one after the other. At least one. */
  readonly endpoints: readonly TcpEndpoint[];

  /**
   * The longest that all of it may take, in whole seconds. Then the container fails with a message that names the
   * endpoint; the pod's status shows it, and the kubelet tries again with growing pauses.
   *
   * @default Duration.minutes(5)
   */
  readonly deadline?: Duration;

  /**
   * The container's name: a DNS label.
   *
   * @default - `wait-for-` and the first endpoint's host up to its first dot, in letters, digits and dashes
   */
  readonly name?: string;

  /**
   * An image with `sh`, `nc -z` and `timeout`, as busybox has them.
   *
   * @default 'busybox:1.36'
   */
  readonly image?: string;

  /**
   * Requests and limits of the init container. They count only while it runs.
   *
   * @default - 50m CPU and 16Mi memory, requests equal to limits
   */
  readonly resources?: ContainerResources;
}

/**
 * Hosts and ports come as arguments, never as part of the script, so no host name can be read as shell.
 * `timeout` bounds one try, name resolution included.
 */
const SCRIPT = [
  'deadline=$1; shift',
  'end=$(($(date +%s) + deadline))',
  'while [ $# -gt 0 ]; do',
  '  until timeout 5 nc -z "$1" "$2" 2>/dev/null; do',
  '    if [ "$(date +%s)" -ge "$end" ]; then',
  '      echo "gave up after $deadline s: $1 port $2 accepts no connection" >&2',
  '      exit 1',
  '    fi',
  '    sleep 1',
  '  done',
  '  echo "$1 port $2 accepts connections"',
  '  shift 2',
  'done',
].join('\n');

const SMALL: ContainerResources = {
  cpu: { request: Cpu.millis(50), limit: Cpu.millis(50) },
  memory: { request: Size.mebibytes(16), limit: Size.mebibytes(16) },
};

/**
 * Returns the init container. Its last output is its termination message.
 *
 * @throws InvalidInput when there is no endpoint, or one is none.
 */
export function renderEndpointWait(props: EndpointWaitProps): k8s.Container {
  const deadline = props.deadline ?? Duration.minutes(5);
  const name = props.name ?? defaultName(props.endpoints[0]?.host ?? '');
  refuseIfAny([...waitFaults(props.endpoints, deadline), ...dnsLabelFaults(name, 'waitFor.name')]);
  const addresses = props.endpoints.flatMap(({ host, port }) => [host, `${port}`]);
  return {
    name,
    image: props.image ?? 'busybox:1.36',
    imagePullPolicy: 'IfNotPresent',
    command: ['sh', '-c', SCRIPT, name],
    args: [`${deadline.toSeconds()}`, ...addresses],
    resources: renderResources(props.resources ?? SMALL, 'waitFor.resources'),
    securityContext: hardenedContainer(),
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
}

function defaultName(host: string): string {
  const [first = ''] = host.toLowerCase().split('.');
  return trimmedEnd(`wait-for-${first.replace(/[^a-z0-9]+/g, '-')}`, '-');
}

function waitFaults(endpoints: readonly TcpEndpoint[], deadline: Duration): Fault[] {
  const faults = endpoints.flatMap((endpoint, index) => endpointFaults(endpoint, `waitFor.endpoints[${index}]`));
  if (endpoints.length === 0) {
    faults.push({ code: 'MISSING', at: 'waitFor.endpoints', message: 'is empty; name at least one endpoint' });
  }
  faults.push(...wholeFaults(deadline.toMilliseconds() / 1000, 'waitFor.deadline', atLeast(1)));
  return faults;
}
