import { fieldAt, itemsAt, textAt } from '../../manifests/field-at';
import { type ApiObject, type Cluster, ClusterError } from '../ports/cluster';
import { type Answer, failed, ok, type Question, warning } from './question';

const API_SERVICE = '/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.metrics.k8s.io';

/** Is the resource metrics API there, and does it know the pods? If not, why not: each known cause with its fix. */
export const metricsApi: Question = {
  id: 'metrics-api',
  async ask({ cluster, subjects }) {
    const service = await readIfThere(cluster, API_SERVICE);
    if (service === undefined) {
      const message = 'APIService v1beta1.metrics.k8s.io is missing: nothing serves resource metrics';
      return [failed('metrics-api', message, 'install metrics-server')];
    }
    const condition = itemsAt(service, 'status', 'conditions').find(
      ({ fields }) => fields.type === 'Available',
    )?.fields;
    if (condition?.status !== 'True') {
      return [
        await unavailable(
          cluster,
          service,
          textAt(condition, 'reason') ?? 'no condition',
          textAt(condition, 'message') ?? '',
        ),
      ];
    }
    const known = itemsAt(await cluster.read(subjects.paths.podMetrics), 'items').length;
    if (known === 0) {
      return [await withoutPods(cluster, service)];
    }
    return [ok('metrics-api', `the resource metrics API is available and knows ${known} pods of the target`)];
  },
};

async function unavailable(cluster: Cluster, service: ApiObject, reason: string, message: string): Promise<Answer> {
  const said = `APIService v1beta1.metrics.k8s.io is not available (${reason}: ${message})`;
  const pods = await serverPods(cluster, service);
  const isUp = pods.some((pod) => conditionOf(pod, 'Ready') === 'True');
  switch (reason) {
    case 'ServiceNotFound':
      return failed(
        'metrics-api',
        said,
        "apply metrics-server's Service, or delete the APIService if nothing is to serve it",
      );
    case 'MissingEndpoints':
    case 'EndpointsNotFound':
      return failed('metrics-api', `${said}: ${await whyNoEndpoints(cluster, pods)}`, await fixFor(cluster, pods));
    case 'FailedDiscoveryCheck':
      return failed(
        'metrics-api',
        isUp ? `${said}: its pod is ready, but the API server does not reach it, or is not known to it` : said,
        'see that the API server reaches pods (networks, --enable-aggregator-routing, hostNetwork), and that its ' +
          '--requestheader-* and --proxy-client-* flags are set',
      );
    default:
      return failed(
        'metrics-api',
        said,
        'look at the logs of metrics-server, and at `kubectl describe apiservice v1beta1.metrics.k8s.io`',
      );
  }
}

async function withoutPods(cluster: Cluster, service: ApiObject): Promise<Answer> {
  const pods = await serverPods(cluster, service);
  const log = await logOf(cluster, pods[0]);
  if (/x509: |tls: /i.test(log)) {
    return failed('metrics-api', `metrics-server cannot read the kubelets: ${x509LineOf(log)}`, TLS_FIX);
  }
  const message = 'the resource metrics API is available, but knows no pod of the target';
  return warning(
    'metrics-api',
    message,
    'wait two scrapes of metrics-server (up to a minute after a pod started), and look at its log',
  );
}

const TLS_FIX =
  "have the kubelets' serving certificates signed by the cluster (serverTLSBootstrap), or, where that cannot be done, " +
  'give metrics-server --kubelet-insecure-tls';

async function whyNoEndpoints(cluster: Cluster, pods: readonly ApiObject[]): Promise<string> {
  if (pods.length === 0) {
    return 'its Service selects no pod';
  }
  const log = await logOf(cluster, pods[0]);
  if (/x509: |tls: /i.test(log)) {
    return `its pod cannot read the kubelets: ${x509LineOf(log)}`;
  }
  const waiting = pods.flatMap((pod) =>
    itemsAt(pod, 'status', 'containerStatuses').flatMap(
      ({ fields }) => textAt(fields, 'state', 'waiting', 'reason') ?? [],
    ),
  );
  return waiting.length > 0 ? `its pod waits: ${waiting.join(', ')}` : 'none of its pods is ready';
}

async function fixFor(cluster: Cluster, pods: readonly ApiObject[]): Promise<string> {
  if (pods.length === 0) {
    return "give metrics-server's Service the labels of its pods, or start its Deployment";
  }
  return /x509: |tls: /i.test(await logOf(cluster, pods[0]))
    ? TLS_FIX
    : 'wait until metrics-server is ready (its readiness needs one scrape), and look at its log if that does not come';
}

async function serverPods(cluster: Cluster, service: ApiObject): Promise<readonly ApiObject[]> {
  const namespace = textAt(service, 'spec', 'service', 'namespace');
  const name = textAt(service, 'spec', 'service', 'name');
  if (namespace === undefined || name === undefined) {
    return [];
  }
  const object = await readIfThere(cluster, `/api/v1/namespaces/${namespace}/services/${name}`);
  const selector = Object.entries((fieldAt(object, 'spec', 'selector') ?? {}) as Record<string, string>);
  if (selector.length === 0) {
    return [];
  }
  const labels = encodeURIComponent(selector.map(([key, value]) => `${key}=${value}`).join(','));
  const list = await readIfThere(cluster, `/api/v1/namespaces/${namespace}/pods?labelSelector=${labels}`);
  return itemsAt(list, 'items').map(({ fields }) => fields);
}

async function logOf(cluster: Cluster, pod: ApiObject | undefined): Promise<string> {
  const namespace = textAt(pod, 'metadata', 'namespace');
  const name = textAt(pod, 'metadata', 'name');
  if (namespace === undefined || name === undefined) {
    return '';
  }
  const answer = await cluster
    .get(`/api/v1/namespaces/${namespace}/pods/${name}/log?tailLines=50`)
    .catch(() => undefined);
  return answer?.status === 200 ? answer.text : '';
}

function x509LineOf(log: string): string {
  const line = log.split('\n').findLast((each) => /x509: |tls: /i.test(each)) ?? '';
  return (/x509: [^"]*/.exec(line)?.[0] ?? line).trim().slice(0, 200);
}

function conditionOf(pod: ApiObject, type: string): unknown {
  return itemsAt(pod, 'status', 'conditions').find(({ fields }) => fields.type === type)?.fields.status;
}

async function readIfThere(cluster: Cluster, path: string): Promise<ApiObject | undefined> {
  try {
    return await cluster.read(path);
  } catch (error) {
    if (error instanceof ClusterError && (error.fault === 'notFound' || error.fault === 'forbidden')) {
      return undefined;
    }
    throw error;
  }
}
