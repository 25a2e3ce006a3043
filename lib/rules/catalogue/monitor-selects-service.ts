import { fieldAt, itemsAt, textAt, textsAt } from '../../manifests/field-at';
import { LabelIndex } from '../../manifests/label-index';
import { type LabelSelector, labelSelectorAt, selectorText } from '../../manifests/label-selector';
import type { Manifest } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import { servicePorts } from '../../manifests/service-ports';
import { listed } from '../../values/listed';
import type { Rule } from '../rule';

const SERVICE = `---
apiVersion: v1
kind: Service
metadata: { name: web, labels: { app: web } }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
`;
const monitor = (port: string): string => `---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: web }
spec: { selector: { matchLabels: { app: web } }, endpoints: [{ port: ${port} }] }
`;
const SERVICES = new WeakMap<ManifestSet, ServiceIndex>();
const EVERYWHERE = '';

type ServiceIndex = Pick<LabelIndex<Manifest>, 'matching'>;

/** A ServiceMonitor must select a Service with the port that it scrapes. */
export const monitorSelectsService: Rule = {
  id: 'monitor-selects-service',
  severity: 'error',
  kinds: ['ServiceMonitor'],
  reach: 'set',
  why: 'Prometheus scrapes nothing and says nothing: dashboards and custom metrics stay empty.',
  fix: 'Select labels of the Service itself (not of its pods), in a namespace that is selected, and name one of its ports.',
  accepted: SERVICE + monitor('http'),
  rejected: SERVICE + monitor('metrics'),

  check({ data, namespace }, all) {
    const selector = labelSelectorAt(data, 'spec', 'selector');
    if (selector === undefined) {
      return [];
    }
    const services = selectedServices(selector, namespace, data, all);
    if (services.length === 0) {
      return [{ path: '/spec/selector', message: `selects ${selectorText(selector)}, which no Service has` }];
    }
    return itemsAt(data, 'spec', 'endpoints').flatMap(({ index, fields }) => {
      const port = textAt(fields, 'port');
      const isThere = services.some((each) => servicePorts(each).some(({ name }) => name === port));
      if (port === undefined || isThere) {
        return [];
      }
      const names = listed(services.map(({ name }) => `'${name}'`));
      return [{ path: `/spec/endpoints/${index}/port`, message: `is '${port}', which is no port of Service ${names}` }];
    });
  },
};

function selectedServices(selector: LabelSelector, own: string, data: unknown, all: ManifestSet): Manifest[] {
  const index = indexOf(all);
  if (fieldAt(data, 'spec', 'namespaceSelector', 'any') === true) {
    return index.matching(EVERYWHERE, selector);
  }
  const names = textsAt(data, 'spec', 'namespaceSelector', 'matchNames');
  return (names.length > 0 ? names : [own]).flatMap((namespace) => index.matching(namespace, selector));
}

function indexOf(all: ManifestSet): ServiceIndex {
  let index = SERVICES.get(all);
  if (index === undefined) {
    const placed = all.ofKind('Service').flatMap((manifest) => [
      { manifest, namespace: manifest.namespace },
      { manifest, namespace: EVERYWHERE },
    ]);
    const places = new LabelIndex(placed, ({ manifest, namespace }) => ({ namespace, labels: manifest.labels }));
    index = { matching: (namespace, labels) => places.matching(namespace, labels).map(({ manifest }) => manifest) };
    SERVICES.set(all, index);
  }
  return index;
}
