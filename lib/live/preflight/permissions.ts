import { fieldAt } from '../../manifests/field-at';
import type { ValidationPlan } from '../plan/plan';
import { failed, ok, type Question } from './question';

/** Something that a run does with the API. */
export interface Use {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  /** Undefined for what has none. */
  readonly namespace: string | undefined;
}

/** May we do all that the run does? Each verb is asked for by a SelfSubjectAccessReview. */
export const permissions: Question = {
  id: 'permissions',
  async ask({ cluster, plan, subjects }) {
    const uses = usesOf(plan, `${subjects.targetKind.toLowerCase()}s`);
    const answers = await Promise.all(
      uses.map(async (use) => {
        const { verb, group, resource, subresource, namespace } = use;
        const resourceAttributes = {
          verb,
          group,
          resource,
          ...(subresource !== undefined && { subresource }),
          ...(namespace !== undefined && { namespace }),
        };
        const review = await cluster.create('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes },
        });
        return { use, isAllowed: fieldAt(review, 'status', 'allowed') === true };
      }),
    );
    const refused = answers.filter(({ isAllowed }) => !isAllowed).map(({ use }) => use);
    if (refused.length === 0) {
      return [ok('permissions', `all ${uses.length} verbs that the run uses are allowed`)];
    }
    return refused.map((use) =>
      failed(
        'permissions',
        `${textOf(use)} is not allowed`,
        `grant it in a ${use.namespace === undefined ? 'Cluster' : ''}Role: ${ruleOf(use)}`,
      ),
    );
  },
};

/**
 * Returns all that a run does with the API, apart from what it can do without.
 *
 * A WebSocket begins with a GET: the API server asks for `get` of `pods/exec` and `pods/portforward`, and since 1.35 for
 * `create` too.
 *
 * @param targets the target's collection.
 */
export function usesOf({ namespace, loadGenerator, phases }: ValidationPlan, targets: string): readonly Use[] {
  const of = (
    group: string,
    resource: string,
    verbs: readonly string[],
    where: string | undefined,
    subresource?: string,
  ): Use[] =>
    verbs.map((verb) => ({
      verb,
      group,
      resource,
      namespace: where,
      ...(subresource !== undefined && { subresource }),
    }));
  return [
    ...of('autoscaling', 'horizontalpodautoscalers', ['get', 'list', 'watch'], namespace),
    ...of('apps', targets, ['get', 'list', 'watch'], namespace),
    ...of('apps', targets, ['get'], namespace, 'scale'),
    ...of('', 'pods', ['list', 'watch'], namespace),
    ...of('', 'pods', ['get'], namespace, 'log'),
    ...of('metrics.k8s.io', 'pods', ['list'], namespace),
    ...of('', 'events', ['list', 'watch'], namespace),
    ...of('', 'services', ['get'], namespace),
    ...of('discovery.k8s.io', 'endpointslices', ['list'], namespace),
    ...of('', 'nodes', ['list'], undefined),
    ...of('apiregistration.k8s.io', 'apiservices', ['get'], undefined),
    ...of('apps', 'deployments', ['list'], loadGenerator.namespace),
    ...of('', 'pods', ['list'], loadGenerator.namespace),
    ...(phases.connectivity === undefined
      ? []
      : [
          ...of('', 'pods', ['create', 'get'], loadGenerator.namespace, 'exec'),
          ...of('', 'services', ['get'], namespace, 'proxy'),
        ]),
    ...(loadGenerator.access.by === 'portForward'
      ? [
          ...of('', 'services', ['get'], loadGenerator.namespace),
          ...of('', 'pods', ['create', 'get'], loadGenerator.namespace, 'portforward'),
        ]
      : []),
  ];
}

function resourceOf({ resource, subresource }: Use): string {
  return subresource === undefined ? resource : `${resource}/${subresource}`;
}

function textOf(use: Use): string {
  const group = use.group === '' ? '' : `.${use.group}`;
  const where = use.namespace === undefined ? '' : ` in namespace '${use.namespace}'`;
  return `${use.verb} ${resourceOf(use)}${group}${where}`;
}

function ruleOf(use: Use): string {
  return `{apiGroups: ["${use.group}"], resources: ["${resourceOf(use)}"], verbs: ["${use.verb}"]}`;
}
