import type { Difference } from '../compare/difference';
import type { Impact } from '../impact';
import { isKubernetesKind } from '../schema/field-type';
import { ACCESS_RULES } from './access-rules';
import { AUTOSCALER_RULES } from './autoscaler-rules';
import { CAPACITY_RULES } from './capacity-rules';
import { CONFIG_RULES } from './config-rules';
import type { FieldRule } from './field-rule';
import { impact, worstFirst } from './make-impact';
import { type ObjectContext, shapeBelow, templateShapeOf } from './object-context';
import { podImpacts } from './pod-impacts';
import { refusalOf } from './refusal-of';
import { isPaused } from './restart-impact';
import { TRAFFIC_RULES } from './traffic-rules';
import { WORKLOAD_RULES } from './workload-rules';

const BY_KIND = new Map<string, FieldRule[]>();
for (const rule of [
  ...WORKLOAD_RULES,
  ...AUTOSCALER_RULES,
  ...TRAFFIC_RULES,
  ...ACCESS_RULES,
  ...CAPACITY_RULES,
  ...CONFIG_RULES,
]) {
  for (const kind of rule.kinds) {
    BY_KIND.set(kind, [...(BY_KIND.get(kind) ?? []), rule]);
  }
}
/** Kinds of load tests that are no pods: Locust's and k6's operators. */
const LOAD_TESTS = ['LocustTest', 'K6', 'TestRun', 'PrivateLoadZone'];
/** Kinds whose controllers watch Services and pods for monitoring. */
const MONITORING = ['ServiceMonitor', 'PodMonitor', 'PrometheusRule', 'Probe', 'ScrapeConfig', 'AlertmanagerConfig'];

/** Returns what the change of one field does, worst first; never nothing. */
export function fieldImpacts(difference: Difference, context: ObjectContext): Impact[] {
  const refusal = refusalOf(difference, context);
  if (refusal !== undefined) {
    return [refusal];
  }
  const { kind } = context.head.manifest;
  const template = templateShapeOf(context.head) ?? templateShapeOf(context.base);
  const below = template === undefined ? undefined : shapeBelow(difference.shape, template);
  if (below !== undefined && (template !== '' || below.startsWith('spec'))) {
    return worstFirst(podTemplateImpacts(below, difference, context));
  }
  const rules = isNamesake(context) ? undefined : BY_KIND.get(kind);
  const rule = rules?.find(({ shape }) => shape.test(difference.shape));
  if (rule !== undefined) {
    const judged = rule.judge(difference, context);
    return worstFirst(Array.isArray(judged) ? judged : [judged as Impact]);
  }
  return [otherImpact(difference.shape, kind)];
}

/** A custom resource that only shares the name of one of Kubernetes' kinds. */
function isNamesake({ head: { manifest, meaning } }: ObjectContext): boolean {
  return meaning.type.kind === 'struct' && meaning.type.name.startsWith('custom.') && isKubernetesKind(manifest.kind);
}

function podTemplateImpacts(below: string, difference: Difference, context: ObjectContext): Impact[] {
  const { kind } = context.head.manifest;
  if (difference.what === 'order') {
    return [
      difference.isMeant
        ? impact(
            'restart',
            'list-reordered',
            'The order of these entries means something, and it changed; the pods roll.',
          )
        : impact(
            'restart',
            'list-order-rolls',
            'Only the order of these entries changed, which means nothing, but the pod template is another one: the pods roll. Keep the order to avoid it.',
          ),
    ];
  }
  const found = podImpacts(below, difference, context);
  const later = laterImpact(kind, below, context);
  return later === undefined ? found : found.map((each) => (each.class === 'restart' ? later : each));
}

/** What restarts pods elsewhere does another thing where no controller replaces them, or not now. */
function laterImpact(kind: string, below: string, { head }: ObjectContext): Impact | undefined {
  if (kind === 'Pod') {
    return below.endsWith('.image')
      ? impact('restart', 'restarts-in-place', 'The kubelet restarts the container with the new image; the pod stays.')
      : impact('configuration', 'pod-changed-in-place', 'The pod that runs goes on with it.');
  }
  if (['CronJob', 'Job', 'ReplicaSet', 'ReplicationController'].includes(kind)) {
    return impact(
      'configuration',
      'later-pods-differ',
      'Pods that are made from now on differ; those that run stay as they are.',
    );
  }
  return isPaused(head)
    ? impact('configuration', 'waits-until-resumed', 'It takes effect when the Deployment is resumed.')
    : undefined;
}

function otherImpact(shape: string, kind: string): Impact {
  if (shape === 'apiVersion') {
    return impact('none', 'api-version-changed', 'The same object, written in another version of its API.');
  }
  if (shape.startsWith('metadata.labels')) {
    return impact('metadata', 'label-changed', 'A label changed: whatever selects this object by it notices.');
  }
  if (shape.startsWith('metadata.annotations')) {
    return impact('metadata', 'annotation-changed', 'An annotation changed: only tools that read it notice.');
  }
  if (shape.startsWith('metadata')) {
    return impact('metadata', 'metadata-changed', 'Who owns the object, or what must be done before it goes, changed.');
  }
  if (LOAD_TESTS.includes(kind)) {
    return impact(
      'load-test',
      'load-test-changed',
      'The load test runs with other settings: its figures do not compare with earlier ones.',
    );
  }
  if (MONITORING.includes(kind)) {
    return impact('configuration', 'monitoring-changed', 'What is measured, or when somebody is called, changes.');
  }
  return impact(
    'configuration',
    'settings-changed',
    `What reads ${kind} objects acts on it; what it does is not known here.`,
  );
}
