import { isFields } from '../../manifests/field-at';
import type { Difference } from '../compare/difference';
import type { Impact } from '../impact';
import type { FieldRule } from './field-rule';
import { impact, security, shown } from './make-impact';

const LEVELS: readonly unknown[] = ['privileged', 'baseline', 'restricted'];
const WEBHOOKS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];
const POLICIES = [
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
];

/** What changes of permissions and of what guards the cluster do. */
export const ACCESS_RULES: readonly FieldRule[] = [
  {
    kinds: ['Role', 'ClusterRole'],
    shape: /^(rules|aggregationRule)/,
    judge: (difference) =>
      isMore(difference, /resourceNames/)
        ? security(
            'role-widened',
            'widened',
            `Whoever has the role may do more: ${shown(difference.after ?? difference.before)}.`,
          )
        : security(
            'role-narrowed',
            'narrowed',
            `Whoever has the role may do less: ${shown(difference.before ?? difference.after)} changes.`,
          ),
  },
  {
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    shape: /^subjects/,
    judge: (difference) =>
      difference.after === undefined
        ? security('binding-narrowed', 'narrowed', `The role is taken from ${shown(nameOf(difference.before))}.`)
        : security('binding-widened', 'widened', `The role is given to ${shown(nameOf(difference.after))}.`),
  },
  {
    kinds: ['NetworkPolicy'],
    shape: /^spec\.policyTypes/,
    judge: ({ before, after }) =>
      lengthOf(after) > lengthOf(before)
        ? security(
            'traffic-forbidden',
            'narrowed',
            'The policy guards another direction: what none of its rules allows is dropped.',
          )
        : security('traffic-allowed', 'widened', 'The policy no longer guards a direction.'),
  },
  {
    kinds: ['NetworkPolicy'],
    shape: /^spec\.(ingress|egress)/,
    judge: (difference) =>
      isMoreTraffic(difference)
        ? security('traffic-allowed', 'widened', 'The policy lets more traffic through than before.')
        : [
            security('traffic-forbidden', 'narrowed', 'The policy lets less traffic through than before.'),
            impact('traffic', 'connections-dropped', 'Connections that are no longer allowed fail from the apply on.'),
          ],
  },
  {
    kinds: ['NetworkPolicy'],
    shape: /^spec\.podSelector/,
    judge: () => [
      impact(
        'security',
        'policy-pods-changed',
        'The policy guards other pods: those that it leaves are open unless another policy guards them.',
      ),
      impact('traffic', 'connections-dropped', 'Connections that are no longer allowed fail from the apply on.'),
    ],
  },
  {
    kinds: [...WEBHOOKS, ...POLICIES],
    shape: /failurePolicy$/,
    judge: ({ after }) =>
      after === 'Ignore'
        ? security('guard-fails-open', 'widened', 'While it cannot be asked, requests pass unchecked.')
        : security(
            'guard-fails-closed',
            'narrowed',
            'While it cannot be asked, requests are refused: applies fail when it is down.',
          ),
  },
  {
    kinds: [...WEBHOOKS, ...POLICIES],
    shape: /^(webhooks|spec)/,
    judge: () =>
      impact(
        'security',
        'guard-changed',
        'Which requests to the API server are checked, changed or refused is another matter than before.',
      ),
  },
  {
    kinds: ['APIService'],
    shape: /^spec\.insecureSkipTLSVerify$/,
    judge: ({ after }) =>
      after === true
        ? security(
            'api-unverified',
            'widened',
            'The API server no longer checks who answers for this API: whoever stands in between can.',
          )
        : security(
            'api-verified',
            'narrowed',
            'The API server checks who answers for this API: without a valid caBundle it fails.',
          ),
  },
  {
    kinds: ['APIService'],
    shape: /^spec/,
    judge: () =>
      impact(
        'traffic',
        'api-served-elsewhere',
        'Requests to this API go to another service, or in another order of preference.',
      ),
  },
  {
    kinds: ['ServiceAccount'],
    shape: /^automountServiceAccountToken$/,
    judge: ({ after }) =>
      after === false
        ? security(
            'token-withheld',
            'narrowed',
            'New pods of this account hold no token for the API server, unless they ask for one.',
          )
        : security('token-mounted', 'widened', 'New pods of this account hold a token for the API server.'),
  },
  {
    kinds: ['ServiceAccount'],
    shape: /^(secrets|imagePullSecrets)/,
    judge: () =>
      impact(
        'configuration',
        'account-secrets-changed',
        'Pods that start from now on use other secrets; running ones do not notice.',
      ),
  },
  {
    kinds: ['Namespace'],
    shape: /^metadata\.labels/,
    judge: ({ path, before, after }) =>
      path.includes('pod-security.kubernetes.io/enforce"')
        ? levelImpact(before, after)
        : path.includes('pod-security.kubernetes.io/')
          ? impact(
              'security',
              'pod-security-changed',
              'What is warned of or recorded about pods of the namespace changes; nothing is refused for it.',
            )
          : impact(
              'metadata',
              'label-changed',
              'A label of the namespace changed: policies and webhooks that select namespaces by it notice.',
            ),
  },
  {
    kinds: ['CustomResourceDefinition'],
    shape: /^spec/,
    judge: () =>
      impact(
        'configuration',
        'definition-changed',
        'What objects of this kind may hold changes: those that do not fit any more are refused at their next apply.',
      ),
  },
];

function levelImpact(before: unknown, after: unknown): Impact {
  const [was, is] = [before, after].map((level) => Math.max(0, LEVELS.indexOf(level)));
  return Number(is) < Number(was)
    ? security(
        'pod-security-loosened',
        'widened',
        `Pods up to level ${shown(after ?? 'privileged')} are accepted in the namespace.`,
      )
    : security(
        'pod-security-tightened',
        'narrowed',
        `Pods below level ${shown(after)} are refused when they are made; those that run stay, and do not come back after a restart.`,
      );
}

/** A permission is more when entries come; a list of names that only they may be used with is more when it goes. */
function isMore({ before, after, shape }: Difference, limiting: RegExp): boolean {
  const isLimit = limiting.test(shape);
  if (before === undefined || after === undefined) {
    return isLimit === (after === undefined);
  }
  const [was, is] = [before, after].map((list) => (Array.isArray(list) ? list : [list]));
  const isWider = is?.some((each) => !was?.includes(each)) ?? false;
  return isWider;
}

/** A rule that comes allows more; a list of peers or ports that comes into a rule allows less, for none means all. */
function isMoreTraffic({ before, after, shape }: Difference): boolean {
  if (/(ingress|egress)\[\]$/.test(shape) || /(from|to|ports)\[\]$/.test(shape)) {
    return after !== undefined;
  }
  if (/except$/.test(shape)) {
    return lengthOf(after) < lengthOf(before);
  }
  return after === undefined;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function nameOf(subject: unknown): unknown {
  return isFields(subject) ? `${subject.kind} ${subject.name}` : subject;
}
