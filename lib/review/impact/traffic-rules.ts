import { itemsAt, numberAt, textAt } from '../../manifests/field-at';
import { selectedWorkloads } from '../../manifests/service-ports';
import type { FieldRule } from './field-rule';
import { impact, security, shown } from './make-impact';
import type { ContextSide, ObjectContext } from './object-context';

const ROUTES = [
  'Ingress',
  'HTTPRoute',
  'GRPCRoute',
  'TCPRoute',
  'TLSRoute',
  'Gateway',
  'VirtualService',
  'DestinationRule',
  'IngressRoute',
  'HTTPProxy',
];

/** What changes of Services, routes and disruption budgets do. */
export const TRAFFIC_RULES: readonly FieldRule[] = [
  {
    kinds: ['Service'],
    shape: /^spec\.selector/,
    judge: () =>
      impact('traffic', 'service-selector-changed', 'The Service sends requests to other pods from the apply on.'),
  },
  {
    kinds: ['Service'],
    shape: /^spec\.ports\[\]\.targetPort$/,
    judge: ({ before, after }, context) =>
      isSamePort(before, after, context)
        ? impact('none', 'same-port-by-name', `${shown(before)} and ${shown(after)} are the same port of the pods.`)
        : impact(
            'traffic',
            'target-port-changed',
            `The Service sends requests to port ${shown(after)} of the pods and no longer to ${shown(before)}: pods that do not listen there yet refuse them.`,
          ),
  },
  {
    kinds: ['Service'],
    shape: /^spec\.ports\[\](\.(port|protocol))?$/,
    judge: ({ before, after }) =>
      before === undefined
        ? impact('traffic', 'service-port-added', 'The Service answers on one more port.')
        : after === undefined
          ? impact('traffic', 'service-port-removed', 'The Service no longer answers on a port: its clients fail.')
          : impact(
              'traffic',
              'service-port-changed',
              `The Service answers on ${shown(after)} and no longer on ${shown(before)}: clients of the old one fail.`,
            ),
  },
  {
    kinds: ['Service'],
    shape: /^spec\.ports\[\]\.name$/,
    judge: () =>
      impact('traffic', 'service-port-renamed', 'Routes and monitors that name this port no longer find it.'),
  },
  {
    kinds: ['Service'],
    shape: /^spec\.ports\[\]\.nodePort$/,
    judge: ({ after }) =>
      after === undefined
        ? impact('none', 'node-port-kept', 'The API server keeps the port that is allocated.')
        : impact(
            'traffic',
            'node-port-changed',
            `The nodes answer on port ${shown(after)}: load balancers that point to the old one fail.`,
          ),
  },
  {
    kinds: ['Service'],
    shape: /^spec\.type$/,
    judge: ({ before, after }) => {
      const [was, is] = [before, after].map((type) => exposureOf(type));
      const moved = impact(
        'traffic',
        'service-type-changed',
        `The Service is a ${shown(after)} and no longer a ${shown(before)}: it is reached in another way.`,
      );
      if (was === is) {
        return moved;
      }
      return Number(is) > Number(was)
        ? [
            moved,
            security('service-exposed', 'widened', `The Service is reached from outside the cluster: ${shown(after)}.`),
          ]
        : [moved, security('service-withdrawn', 'narrowed', 'The Service is reached from inside the cluster alone.')];
    },
  },
  {
    kinds: ['Service'],
    shape: /^spec\.(clusterIP|clusterIPs|ipFamilies|healthCheckNodePort|loadBalancerClass)/,
    judge: ({ after, before }) =>
      after === undefined
        ? before === 'None'
          ? impact(
              'none',
              'stays-headless',
              'The API server keeps clusterIP None although it is no longer written; delete the Service to give it an address.',
            )
          : impact('none', 'address-kept', 'The API server keeps what it allocated.')
        : impact('traffic', 'service-address-changed', 'The Service has another address.'),
  },
  {
    kinds: ['Service'],
    shape: /^spec\.(loadBalancerSourceRanges|externalIPs)/,
    judge: ({ before, after, shape }) => {
      const [was, is] = [before, after].map((list) => (Array.isArray(list) ? list.length : 0));
      // No range at all is every address.
      const room = (count: number | undefined): number =>
        count === 0 && !shape.includes('externalIPs') ? Number.POSITIVE_INFINITY : Number(count);
      const isWider = room(is) > room(was);
      return isWider
        ? security(
            'service-sources-widened',
            'widened',
            `The Service answers more addresses than before: ${shown(after)}.`,
          )
        : security(
            'service-sources-narrowed',
            'narrowed',
            `The Service answers fewer addresses than before: ${shown(after)}.`,
          );
    },
  },
  {
    kinds: ['Service'],
    shape: /^spec\./,
    judge: ({ path, before, after }) =>
      impact(
        'traffic',
        'service-routing-changed',
        `Requests are spread over the pods in another way: ${path} was ${shown(before)} and is ${shown(after)}.`,
      ),
  },
  {
    kinds: ['Ingress'],
    shape: /^spec\.tls/,
    judge: ({ after }) =>
      after === undefined
        ? [
            security('tls-removed', 'widened', 'Requests are no longer encrypted on their way in.'),
            impact('traffic', 'route-changed', 'Requests from outside are led elsewhere.'),
          ]
        : impact(
            'traffic',
            'route-tls-changed',
            'Requests from outside are answered with another certificate, or for other names.',
          ),
  },
  {
    kinds: ROUTES,
    shape: /^spec/,
    judge: () => impact('traffic', 'route-changed', 'Requests from outside are led elsewhere.'),
  },
  {
    kinds: ROUTES,
    shape: /^metadata\.annotations/,
    judge: () =>
      impact(
        'traffic',
        'route-settings-changed',
        'The controller that serves the route reads its annotations: timeouts, sizes or rewrites change.',
      ),
  },
  {
    kinds: ['PodDisruptionBudget'],
    shape: /^spec/,
    judge: () =>
      impact(
        'traffic',
        'disruption-budget-changed',
        'How many pods a drain of nodes may take away at one time changes.',
      ),
  },
  {
    kinds: ['Endpoints', 'EndpointSlice'],
    shape: /./,
    judge: () => impact('traffic', 'endpoints-changed', 'The Service sends requests to other addresses.'),
  },
];

function exposureOf(type: unknown): number {
  return type === 'NodePort' || type === 'LoadBalancer' ? 1 : 0;
}

/** A port by name is the number that the pods of the Service give it. */
function isSamePort(before: unknown, after: unknown, { base, head }: ObjectContext): boolean {
  const [was, is] = [numberOf(before, base), numberOf(after, head)];
  return was !== undefined && was === is;
}

function numberOf(port: unknown, { manifest, all }: ContextSide): number | undefined {
  if (typeof port === 'number') {
    return port;
  }
  const numbers = selectedWorkloads(manifest, all)
    .flatMap(({ containers }) => containers.flatMap(({ fields }) => itemsAt(fields, 'ports')))
    .filter(({ fields }) => textAt(fields, 'name') === port)
    .map(({ fields }) => numberAt(fields, 'containerPort'));
  return new Set(numbers).size === 1 ? numbers[0] : undefined;
}
