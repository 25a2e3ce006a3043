import { locustRoleOf } from '../../manifests/locust-role';
import type { ManifestSet } from '../../manifests/manifest-set';
import type { Workload } from '../../manifests/workload';
import type { Difference } from '../compare/difference';
import type { Impact } from '../impact';
import { impact, shown } from './make-impact';
import type { ObjectContext } from './object-context';
import { flagImpact, podSecurityImpact } from './pod-security';

interface PodRule {
  readonly shape: RegExp;
  readonly impact: (difference: Difference) => Impact;
}

const RULES: readonly PodRule[] = [
  {
    shape: /\.resources(\.(requests|limits).*)?$|^spec\.(overhead|resources)/,
    impact: ({ path, shape, before, after }) =>
      shape.includes('limits')
        ? impact(
            'capacity',
            'limits-changed',
            `Each pod may use ${shown(after)}${resourceIn(path)} at most and no longer ${shown(before)}.`,
          )
        : impact(
            'capacity',
            'requests-changed',
            `The scheduler sets ${shown(after)}${resourceIn(path)} aside for each pod and no longer ${shown(before)}; utilization is measured against it.`,
          ),
  },
  {
    shape: /\.(readinessProbe|startupProbe)(\.|$)|^spec\.readinessGates/,
    impact: () =>
      impact(
        'traffic',
        'readiness-changed',
        'When a new pod gets requests, and when a running one loses them, is judged by another probe.',
      ),
  },
  {
    shape: /\.livenessProbe(\.|$)/,
    impact: () =>
      impact(
        'traffic',
        'liveness-changed',
        'When the kubelet restarts a container that does not answer is judged by another probe.',
      ),
  },
  {
    shape: /\.lifecycle(\.|$)|^spec\.terminationGracePeriodSeconds$/,
    impact: () =>
      impact(
        'traffic',
        'drain-changed',
        'How a pod that ends gets rid of its requests changes: what takes longer than the grace period is cut off.',
      ),
  },
  {
    shape: /containers\[\]\.ports/,
    impact: () =>
      impact(
        'traffic',
        'container-ports-changed',
        'Services, probes and monitors that name this port find another one, or none.',
      ),
  },
  {
    shape: /containers\[\]\.image$/,
    impact: ({ before, after }) =>
      impact('restart', 'image-changed', `Pods run ${shown(after)} in the place of ${shown(before)}.`),
  },
  {
    shape: /\.imagePullPolicy$|^spec\.imagePullSecrets/,
    impact: () => impact('restart', 'image-pull-changed', 'Images are fetched in another way when a pod starts.'),
  },
  {
    shape: /containers\[\]\.(env|envFrom|args|command|workingDir)/,
    impact: () =>
      impact(
        'configuration',
        'program-settings-changed',
        'The program is started with other arguments or variables; the pods roll, so it takes effect.',
      ),
  },
  {
    shape: /volumeMounts|volumeDevices|^spec\.volumes/,
    impact: () =>
      impact('configuration', 'volumes-changed', 'The program finds other files; the pods roll, so it takes effect.'),
  },
  {
    shape:
      /^spec\.(nodeSelector|affinity|tolerations|topologySpreadConstraints|priorityClassName|priority|schedulerName|runtimeClassName|nodeName|preemptionPolicy)/,
    impact: () =>
      impact(
        'capacity',
        'placement-changed',
        'Pods may be placed on other nodes than before: check that those have room.',
      ),
  },
  {
    shape: /^spec\.(initContainers|containers)\[\]$/,
    impact: ({ before, after, shape }) => {
      const what = shape.includes('init') ? 'init container' : 'container';
      return before === undefined
        ? impact('restart', 'container-added', `Each pod has one more ${what}: ${shown(nameOf(after))}.`)
        : impact('restart', 'container-removed', `The pods no longer have the ${what} ${shown(nameOf(before))}.`);
    },
  },
  {
    shape: /^spec\.(hostname|subdomain|dnsPolicy|dnsConfig|hostAliases|setHostnameAsFQDN)/,
    impact: () => impact('traffic', 'pod-dns-changed', 'Pods have, or look up, other names.'),
  },
  {
    shape: /^metadata\.annotations/,
    impact: ({ path }) =>
      /checksum|hash|sha256/i.test(path)
        ? impact(
            'restart',
            'content-hash-changed',
            'The hash of the content that the pods read changed: they roll, and read it anew.',
          )
        : impact(
            'restart',
            'pod-annotation-changed',
            'An annotation of the pod template changed: that alone makes the pods roll.',
          ),
  },
];

/**
 * Returns what a change below a pod template does, beside the restart that every such change makes.
 *
 * @param shape the path's shape below the template.
 */
export function podImpacts(shape: string, difference: Difference, context: ObjectContext): Impact[] {
  const found: Impact[] = [];
  const secure =
    podSecurityImpact(shape, difference) ?? (/\.(args|command|env)/.test(shape) ? flagImpact(difference) : undefined);
  if (secure !== undefined) {
    found.push(secure);
  }
  if (shape.startsWith('metadata.labels')) {
    found.push(labelImpact(context));
  } else {
    const rule = RULES.find((each) => each.shape.test(shape));
    if (rule !== undefined && (secure === undefined || !/securityContext/.test(shape))) {
      found.push(rule.impact(difference));
    }
  }
  if (isLoadGenerator(context)) {
    found.push(
      impact(
        'load-test',
        'load-generator-changed',
        'The load test runs with other settings: its figures do not compare with earlier ones.',
      ),
    );
  }
  return found.length > 0 || secure !== undefined
    ? found
    : [impact('restart', 'pod-template-changed', 'The pod template changed: that makes the pods roll.')];
}

/** Pods that a Service of head selects, or no longer selects, by their new labels. */
function labelImpact({ base, head }: ObjectContext): Impact {
  const [before, after] = [base.all.workloadOf(base.manifest), head.all.workloadOf(head.manifest)];
  const [was, is] = [before, after].map((workload) => (workload === undefined ? '' : selectorsOf(workload, head.all)));
  if (was === is) {
    return impact(
      'restart',
      'pod-label-changed',
      'A label of the pod template changed: that alone makes the pods roll.',
    );
  }
  return impact(
    'traffic',
    'pod-label-selected',
    `New pods are selected by ${is || 'no Service'}, old ones by ${was || 'no Service'}: until all have rolled, each has a part of them.`,
  );
}

function selectorsOf(workload: Workload, all: ManifestSet): string {
  return all
    .servicesSelecting(workload)
    .map(({ name }) => `Service '${name}'`)
    .sort()
    .join(', ');
}

function isLoadGenerator({ base, head }: ObjectContext): boolean {
  return [base, head].some(({ manifest, all }) => {
    const workload = all.workloadOf(manifest);
    return workload !== undefined && locustRoleOf(workload) !== undefined;
  });
}

function nameOf(container: unknown): unknown {
  return typeof container === 'object' && container !== null && 'name' in container ? container.name : undefined;
}

function resourceIn(path: string): string {
  const [, resource = ''] = /\.(?:requests|limits)\.(\w+)$/.exec(path) ?? [];
  return resource === '' ? '' : ` ${resource === 'cpu' ? 'CPU' : resource}`;
}
