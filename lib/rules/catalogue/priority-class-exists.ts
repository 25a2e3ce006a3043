import { textAt } from '../../manifests/field-at';
import { deployment } from '../example';
import { type Rule, WORKLOADS } from '../rule';

/** A priority class that pods name must exist. */
export const priorityClassExists: Rule = {
  id: 'priority-class-exists',
  severity: 'error',
  kinds: WORKLOADS,
  reach: 'namespace',
  why: 'Every pod is refused when it is created, so the replica count rises and no pod comes.',
  fix: 'Add the PriorityClass to the set, or name it under provides.priorityClasses in the settings.',
  accepted: deployment({ pod: 'priorityClassName: serving' }),
  rejected: deployment({ pod: 'priorityClassName: servings' }),
  exampleSettings: { provides: { priorityClasses: ['serving'] } },

  check(object, all, { provides }) {
    const workload = all.workloadOf(object);
    const name = textAt(workload?.podSpec, 'priorityClassName');
    if (workload === undefined || !name || name.startsWith('system-') || all.named('PriorityClass', name).length > 0) {
      return [];
    }
    if (provides === undefined) {
      return [{ missing: 'provides.priorityClasses' }];
    }
    return provides.priorityClasses?.includes(name)
      ? []
      : [
          {
            path: `${workload.templatePointer}/spec/priorityClassName`,
            message: `is '${name}', which neither the set nor the cluster provides`,
          },
        ];
  },
};
