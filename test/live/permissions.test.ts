import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { usesOf } from '../../lib/live/preflight/permissions';
import { FakeRun } from '../support/live/fake-run';

interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const page = readFileSync(join(__dirname, '../../docs/validation.md'), 'utf8');
const role: { readonly rules: readonly PolicyRule[] } = parse(
  /```yaml\n(apiVersion: rbac[\s\S]*?)```/.exec(page)?.[1] ?? '',
);
const TARGETS = ['deployments', 'statefulsets', 'replicasets'];

const granted = role.rules.flatMap(({ apiGroups, resources, verbs }) =>
  apiGroups.flatMap((group) => resources.flatMap((each) => verbs.map((verb) => `${verb} ${each}.${group}`))),
);
const used = TARGETS.flatMap((targets) =>
  usesOf(new FakeRun().plan, targets).map(
    ({ verb, group, resource, subresource }) =>
      `${verb} ${subresource === undefined ? resource : `${resource}/${subresource}`}.${group}`,
  ),
);

test('the documented role grants what a run uses, and nothing more', () => {
  expect([...granted].sort()).toEqual([...new Set(used)].sort());
});
