import { fieldAt, fieldsAt, itemsAt } from '../../manifests/field-at';
import type { ApiPod, ApiPodMetrics } from '../../simulator/recording/api-objects';
import { ownValue } from '../../values/own-value';
import type { ApiObject } from '../ports/cluster';

/** Returns of a pod what the controller reads, and nothing else. */
export function observedPod(pod: ApiObject): ApiPod {
  return {
    metadata: some(fieldsAt(pod, 'metadata'), ['name', 'labels', 'deletionTimestamp']),
    spec: {
      ...some(fieldsAt(pod, 'spec'), ['overhead']),
      ...requestsOf(fieldsAt(pod, 'spec')),
      containers: itemsAt(pod, 'spec', 'containers').map(({ fields }) => container(fields)),
      ...(fieldAt(pod, 'spec', 'initContainers') !== undefined && {
        initContainers: itemsAt(pod, 'spec', 'initContainers').map(({ fields }) => container(fields)),
      }),
    },
    status: {
      ...some(fieldsAt(pod, 'status'), ['phase', 'startTime']),
      conditions: itemsAt(pod, 'status', 'conditions')
        .filter(({ fields }) => fields.type === 'Ready')
        .map(({ fields }) => some(fields, ['type', 'status', 'lastTransitionTime'])),
    },
  } as unknown as ApiPod;
}

/** Returns of a pod's metrics what the controller reads. */
export function observedMetrics(item: ApiObject): ApiPodMetrics {
  return {
    metadata: some(fieldsAt(item, 'metadata'), ['name', 'labels']),
    ...some(item, ['timestamp', 'window']),
    containers: itemsAt(item, 'containers').map(({ fields }) => some(fields, ['name', 'usage'])),
  } as unknown as ApiPodMetrics;
}

function container(fields: ApiObject): object {
  return { ...some(fields, ['name', 'restartPolicy']), ...requestsOf(fields) };
}

function requestsOf(fields: ApiObject): object {
  const requests = fieldAt(fields, 'resources', 'requests');
  return requests === undefined ? {} : { resources: { requests } };
}

function some(fields: ApiObject, keys: readonly string[]): ApiObject {
  return Object.fromEntries(keys.map((key) => [key, ownValue(fields, key)]).filter(([, value]) => value !== undefined));
}
