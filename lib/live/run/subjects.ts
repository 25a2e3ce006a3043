import {
  type Fields,
  fieldAt,
  fieldsAt,
  itemsAt,
  numberAt,
  textAt,
  textMapAt,
  textsAt,
} from '../../manifests/field-at';
import { InvalidInput } from '../../values/invalid-input';
import { ownValue } from '../../values/own-value';
import type { ValidationPlan } from '../plan/plan';
import { type ApiObject, type Cluster, ClusterError } from '../ports/cluster';

/** Kinds that can be followed, with their collections in `apps/v1`. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  ReplicaSet: 'replicasets',
};

/** The objects under test as read, and where they are. */
export interface Subjects {
  readonly autoscaler: ApiObject;
  readonly target: ApiObject;
  readonly targetName: string;
  readonly targetKind: string;
  /** Undefined when it is not there. */
  readonly service: ApiObject | undefined;
  /** Deployments of the load generator's master and workers. */
  readonly loadTest: readonly ApiObject[];
  /** Label selector of the target's pods. */
  readonly selector: string;
  readonly nodes: readonly ApiObject[];
  /** Pods of all namespaces that are not the target's; undefined when they are not ours to see. */
  readonly otherPods: readonly ApiObject[] | undefined;
  readonly kubernetesVersion: string;
  readonly paths: SubjectPaths;
}

/** Paths of the API that a run reads again and again. */
export interface SubjectPaths {
  readonly autoscaler: string;
  readonly autoscalerWatch: string;
  readonly target: string;
  readonly targetWatch: string;
  readonly pods: string;
  readonly podMetrics: string;
  readonly events: string;
}

/**
 * Reads the objects under test.
 *
 * @throws InvalidInput when the autoscaler or its target is not there, or cannot be followed.
 * @throws ClusterError when the API server gives no answer.
 */
export async function readSubjects(cluster: Cluster, plan: ValidationPlan): Promise<Subjects> {
  const { namespace } = plan;
  const { gitVersion } = (await cluster.read('/version')) as { readonly gitVersion?: string };
  const autoscalers = `/apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers`;
  const autoscaler = await readNamed(cluster, autoscalers, plan.autoscaler, 'objects.autoscaler', namespace);
  const reference = fieldsAt(autoscaler, 'spec', 'scaleTargetRef');
  const collection = collectionOf(reference, plan.autoscaler);
  const targets = `/apis/apps/v1/namespaces/${namespace}/${collection}`;
  const targetName = textAt(reference, 'name') ?? '';
  const target = await readNamed(cluster, targets, targetName, 'objects.autoscaler', namespace);
  const scale = await cluster.read(`${targets}/${targetName}/scale`);
  const selector = textAt(scale, 'status', 'selector') ?? '';
  const labels = encodeURIComponent(selector);
  return {
    autoscaler,
    target,
    targetName,
    targetKind: textAt(reference, 'kind') ?? '',
    service: await optional(cluster.read(`/api/v1/namespaces/${namespace}/services/${plan.service}`)),
    loadTest: await readLoadTest(cluster, plan),
    selector,
    nodes: await readNodes(cluster),
    otherPods: await readOtherPods(cluster, namespace, labels),
    kubernetesVersion: gitVersion ?? '',
    paths: {
      autoscaler: `${autoscalers}/${plan.autoscaler}`,
      autoscalerWatch: `${autoscalers}?fieldSelector=metadata.name%3D${plan.autoscaler}`,
      target: `${targets}/${targetName}`,
      targetWatch: `${targets}?fieldSelector=metadata.name%3D${targetName}`,
      pods: `/api/v1/namespaces/${namespace}/pods?labelSelector=${labels}`,
      podMetrics: `/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods?labelSelector=${labels}`,
      events: `/api/v1/namespaces/${namespace}/events`,
    },
  };
}

function collectionOf(reference: Fields, autoscaler: string): string {
  const kind = textAt(reference, 'kind') ?? '';
  const collection = ownValue(COLLECTIONS, kind);
  if (collection === undefined || !(textAt(reference, 'apiVersion') ?? '').startsWith('apps/')) {
    const kinds = Object.keys(COLLECTIONS).join(', ');
    const message = `names '${autoscaler}', which scales a ${kind}; only targets of kind ${kinds} can be validated`;
    throw InvalidInput.of('OUT_OF_RANGE', 'objects.autoscaler', message);
  }
  return collection;
}

async function readNamed(
  cluster: Cluster,
  collection: string,
  name: string,
  at: string,
  namespace: string,
): Promise<ApiObject> {
  try {
    return await cluster.read(`${collection}/${name}`);
  } catch (cause) {
    if (!(cause instanceof ClusterError) || cause.fault !== 'notFound') {
      throw cause;
    }
    const kind = collection.slice(collection.lastIndexOf('/') + 1);
    const list = await optional(cluster.read(collection));
    const there = itemsAt(list, 'items').map(({ fields }) => textAt(fields, 'metadata', 'name'));
    const others = there.length === 0 ? `there are no ${kind}` : `there are ${kind} ${there.join(', ')}`;
    const message = `leads to ${kind} '${name}', which is not in namespace '${namespace}' (${others}); apply it, or name another`;
    throw InvalidInput.of('NOT_FOUND', at, message, { cause });
  }
}

async function readLoadTest(cluster: Cluster, { loadGenerator }: ValidationPlan): Promise<readonly ApiObject[]> {
  const path = `/apis/apps/v1/namespaces/${loadGenerator.namespace}/deployments`;
  const labels = loadGenerator.podSelector.split(',').map((each) => each.trim().split('='));
  return itemsAt(await optional(cluster.read(path)), 'items')
    .map(({ fields }) => fields)
    .filter((each) => isMaster(each, labels) || isWorker(each));
}

function isMaster(deployment: ApiObject, labels: readonly (readonly string[])[]): boolean {
  const own = textMapAt(fieldsAt(deployment, 'spec', 'template'), 'metadata', 'labels');
  return labels.every(([key = '', value]) => ownValue(own, key) === value);
}

/** Says whether a Deployment runs Locust's workers, by their arguments. */
function isWorker(deployment: ApiObject): boolean {
  return itemsAt(deployment, 'spec', 'template', 'spec', 'containers').some(({ fields }) =>
    [...textsAt(fields, 'command'), ...textsAt(fields, 'args')].includes('--worker'),
  );
}

async function readNodes(cluster: Cluster): Promise<readonly ApiObject[]> {
  return itemsAt(await optional(cluster.read('/api/v1/nodes')), 'items').map(({ fields }) => fields);
}

async function readOtherPods(
  cluster: Cluster,
  namespace: string,
  labels: string,
): Promise<readonly ApiObject[] | undefined> {
  const all = await cluster.read('/api/v1/pods').catch(() => undefined);
  const own = await optional(cluster.read(`/api/v1/namespaces/${namespace}/pods?labelSelector=${labels}`));
  const names = new Set(itemsAt(own, 'items').map(({ fields }) => textAt(fields, 'metadata', 'name')));
  const isOwn = (pod: ApiObject) =>
    textAt(pod, 'metadata', 'namespace') === namespace && names.has(textAt(pod, 'metadata', 'name'));
  return all === undefined
    ? undefined
    : itemsAt(all, 'items')
        .map(({ fields }) => fields)
        .filter((pod) => !isOwn(pod));
}

/** Returns undefined for what is not there, or not ours to see; the preflight says which. */
async function optional(reading: Promise<ApiObject>): Promise<ApiObject | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ClusterError && ['notFound', 'forbidden'].includes(error.fault)) {
      return undefined;
    }
    throw error;
  }
}

/** Returns what one pod of a workload requests, in thousandths of a CPU; undefined when a container requests none. */
export function hasCpuRequests(target: ApiObject): boolean {
  const containers = itemsAt(target, 'spec', 'template', 'spec', 'containers');
  return containers.every(({ fields }) => fieldAt(fields, 'resources', 'requests', 'cpu') !== undefined);
}

/** Returns an autoscaler's bounds, the API's default included. */
export function boundsOf(autoscaler: ApiObject): { readonly minReplicas: number; readonly maxReplicas: number } {
  return {
    minReplicas: numberAt(autoscaler, 'spec', 'minReplicas') ?? 1,
    maxReplicas: numberAt(autoscaler, 'spec', 'maxReplicas') ?? 1,
  };
}
