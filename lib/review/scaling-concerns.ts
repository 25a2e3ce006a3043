import type { Autoscaler } from '../manifests/autoscaler';
import { type Identity, identityKey } from '../manifests/identity';
import { append } from '../manifests/label-index';
import { titleOf } from '../manifests/manifest';
import type { ManifestSet } from '../manifests/manifest-set';
import type { CheckOptions } from '../rules/check-manifests';
import type { ReviewedObject } from './reviewed-object';
import type { ScalingConcern, ScalingReason } from './scaling-concern';

/** What scaling concerns are found in. */
export interface ConcernInput {
  /** The set of base. */
  readonly base: ManifestSet;
  /** The set of head. */
  readonly head: ManifestSet;
  /** What the manifests of base cannot tell. */
  readonly baseSettings: CheckOptions['settings'];
  /** What the manifests of head cannot tell. */
  readonly headSettings: CheckOptions['settings'];
  /** What differs. */
  readonly changes: readonly ReviewedObject[];
}

/** Fields of a workload that move its autoscaler's decisions, or how fast they take effect, by what their paths hold. */
const SUBJECTS: readonly (readonly [ScalingReason['subject'], RegExp])[] = [
  ['requests', /\.resources\.requests\b|\.resources$|\.overhead\b/],
  ['limits', /\.resources\.limits\b/],
  ['start-up', /startupProbe|imagePullPolicy|cdk8s-inference\/startup-seconds/],
  ['probes', /(readiness|liveness)Probe/],
  ['termination', /terminationGracePeriodSeconds|\.lifecycle\b/],
  ['rollout', /^spec\.(strategy|updateStrategy|minReadySeconds|paused|progressDeadlineSeconds)/],
  ['replicas', /^spec\.replicas$/],
  ['containers', /\.(initContainers|containers)\[[^\]]*\](\.(name|restartPolicy))?$/],
  ['placement', /\.(nodeSelector|affinity|tolerations|topologySpreadConstraints|priorityClassName|nodeName)\b/],
];
const METRICS_SERVER = 'metrics-server';

/** Returns the autoscaled workloads that could scale differently, with the reasons, by identity of the autoscaler. */
export function scalingConcerns(input: ConcernInput): ScalingConcern[] {
  const changes = new Map<string, ReviewedObject>();
  for (const change of input.changes) {
    for (const side of [change.base, change.head]) {
      if (side !== undefined) {
        changes.set(identityKey({ ...side, group: change.group, kind: change.kind }), change);
      }
    }
  }
  const everywhere = settingReasons(input);
  const quotas = quotaReasons(input.changes);
  const before = new Map(input.base.autoscalers.map((each) => [identityKey(each.manifest), each]));
  const after = new Map(input.head.autoscalers.map((each) => [identityKey(each.manifest), each]));
  const renamed = new Set(
    input.changes.flatMap((change) => (change.change === 'renamed' && change.base ? [keyOf(change)] : [])),
  );
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => after.has(key) || !renamed.has(key))
    .sort()
    .flatMap((key): ScalingConcern[] => {
      const [was, is] = [before.get(key), after.get(key)];
      const scaler = is ?? was;
      if (scaler === undefined) {
        return [];
      }
      const reasons = [
        ...scalerReasons(changes.get(key)),
        ...targetReasons(changes.get(identityKey(scaler.target))),
        ...(quotas.get(scaler.manifest.namespace) ?? []),
        ...everywhere,
      ];
      const own = changes.get(key);
      const sides = own?.change === 'added' ? 'head' : own?.change === 'removed' ? 'base' : 'both';
      const { apiVersion: _version, ...target } = scaler.target;
      return reasons.length === 0
        ? []
        : [{ autoscaler: plainIdentity(scaler), target, sides, reasons: sorted(reasons) }];
    });
}

function keyOf({ base, group, kind }: ReviewedObject): string {
  return base === undefined ? '' : identityKey({ ...base, group, kind });
}

function plainIdentity({ manifest: { group, kind, namespace, name } }: Autoscaler): Identity {
  return { group, kind, namespace, name };
}

function titleOfChange({ kind, head, base }: ReviewedObject): string {
  return titleOf({ kind, name: (head ?? base)?.name ?? '' });
}

function scalerReasons(change: ReviewedObject | undefined): ScalingReason[] {
  if (change === undefined) {
    return [];
  }
  const paths = change.fields.map(({ path }) => path).filter((path) => path.startsWith('spec'));
  return change.change === 'changed' && paths.length === 0
    ? []
    : [{ subject: 'autoscaler', object: titleOfChange(change), paths }];
}

function targetReasons(change: ReviewedObject | undefined): ScalingReason[] {
  if (change === undefined) {
    return [];
  }
  const object = titleOfChange(change);
  if (change.change !== 'changed') {
    return [{ subject: 'target', object, paths: [] }];
  }
  const paths = new Map<ScalingReason['subject'], string[]>();
  for (const { path } of change.fields) {
    const subject = subjectOf(path);
    if (subject !== undefined) {
      append(paths, subject, path);
    }
  }
  return [...paths].map(([subject, fields]) => ({ subject, object, paths: fields }));
}

/** Each field is one reason: the first subject that fits. */
function subjectOf(path: string): ScalingReason['subject'] | undefined {
  return SUBJECTS.find(([, pattern]) => pattern.test(path))?.[0];
}

/** Returns the reasons that lie in each namespace's quotas and limit ranges. */
function quotaReasons(changes: readonly ReviewedObject[]): ReadonlyMap<string, ScalingReason[]> {
  const found = new Map<string, ScalingReason[]>();
  for (const change of changes.filter(({ kind }) => kind === 'ResourceQuota' || kind === 'LimitRange')) {
    const paths = change.fields.map(({ path }) => path);
    append(found, (change.head ?? change.base)?.namespace ?? '', {
      subject: 'quota',
      object: titleOfChange(change),
      paths,
    });
  }
  return found;
}

function settingReasons({ baseSettings, headSettings, changes }: ConcernInput): ScalingReason[] {
  const differs = (key: keyof CheckOptions['settings']): boolean =>
    JSON.stringify(baseSettings[key]) !== JSON.stringify(headSettings[key]);
  const ofSetting = (subject: ScalingReason['subject'], key: keyof CheckOptions['settings']): ScalingReason[] =>
    differs(key) ? [{ subject, object: `setting '${key}'`, paths: [] }] : [];
  const metrics = changes
    .filter((change) => change.kind === 'Deployment' && (change.head ?? change.base)?.name === METRICS_SERVER)
    .map(
      (change): ScalingReason => ({
        subject: 'metrics',
        object: titleOfChange(change),
        paths: change.fields.map(({ path }) => path).filter((path) => /\.args/.test(path)),
      }),
    )
    .filter(({ paths }) => paths.length > 0);
  return [
    ...ofSetting('nodes', 'nodes'),
    ...ofSetting('metrics', 'metricsResolutionSeconds'),
    ...ofSetting('autoscaler', 'controller'),
    ...ofSetting('start-up', 'startupSeconds'),
    ...metrics,
  ];
}

function sorted(reasons: readonly ScalingReason[]): ScalingReason[] {
  const textOf = ({ subject, object }: ScalingReason): string => `${subject} ${object}`;
  return [...reasons].sort((a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0));
}
