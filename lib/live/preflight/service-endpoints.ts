import { fieldAt, fieldsAt, itemsAt, textMapAt } from '../../manifests/field-at';
import { ownValue } from '../../values/own-value';
import { failed, ok, type Question } from './question';

/** Does the Service lead to pods? When it does not, which of its labels do the pods lack? */
export const serviceEndpoints: Question = {
  id: 'service-endpoints',
  async ask({ cluster, plan, subjects }) {
    const { namespace, service: name } = plan;
    if (subjects.service === undefined) {
      return [
        failed(
          'service-endpoints',
          `Service '${name}' is not in namespace '${namespace}'`,
          'apply it, or name another',
        ),
      ];
    }
    const slices = await cluster.read(
      `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3D${name}`,
    );
    const endpoints = itemsAt(slices, 'items').flatMap(({ fields }) => itemsAt(fields, 'endpoints'));
    const ready = endpoints.filter(({ fields }) => fieldAt(fields, 'conditions', 'ready') !== false).length;
    if (ready > 0) {
      return [ok('service-endpoints', `Service '${name}' leads to ${ready} ready pods`)];
    }
    const selector = textMapAt(subjects.service, 'spec', 'selector');
    const labels = textMapAt(fieldsAt(subjects.target, 'spec', 'template'), 'metadata', 'labels');
    const lacking = Object.entries(selector).filter(([key, value]) => ownValue(labels, key) !== value);
    if (lacking.length > 0) {
      const wanted = lacking.map(
        ([key, value]) => `${key}=${value} (the pods have ${ownValue(labels, key) ?? 'none'})`,
      );
      return [
        failed(
          'service-endpoints',
          `Service '${name}' has no endpoints: its selector asks for ${wanted.join(' and ')}`,
          `select labels that the pods have, such as ${selectorOf(labels)}; a Service of an earlier release must be deleted first`,
        ),
      ];
    }
    return [
      failed(
        'service-endpoints',
        `Service '${name}' selects the pods, but none of its ${endpoints.length} endpoints is ready`,
        'look why the pods are not ready: readiness probe, init containers, events',
      ),
    ];
  },
};

function selectorOf(labels: Readonly<Record<string, string>>): string {
  const [first] = Object.entries(labels);
  return first === undefined ? 'app=NAME' : `${first[0]}=${first[1]}`;
}
