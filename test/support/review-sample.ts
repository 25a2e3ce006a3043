import type { ReportedSide, ReviewReport } from '../../lib/report/review-report';
import { IMPACT_CLASSES, type Impact, type ImpactClass } from '../../lib/review/impact';
import type { Review } from '../../lib/review/review';
import type { FieldChange, ReviewedObject } from '../../lib/review/reviewed-object';
import type { PredictedFigures } from '../../lib/review/scaling-prediction';
import type { Finding } from '../../lib/rules/finding';

/** Returns a side as a report names it. */
export function side(name: string, more: Partial<ReportedSide> = {}): ReportedSide {
  return { name, commit: undefined, isMergeBase: false, isEmptyFor: undefined, ...more };
}

/** Returns a review of nothing, with what is given. */
export function reviewOf(more: Partial<Review> = {}): Review {
  return {
    schemaVersion: '1',
    objects: { base: 2, head: 2, added: 0, removed: 0, renamed: 0, changed: 0, unchanged: 2 },
    counts: counts({}),
    worst: undefined,
    changes: [],
    hazards: [],
    findings: { added: [], fixed: [], standing: 0 },
    ignored: { fields: 0, objects: 0 },
    scaling: [],
    predictions: [],
    ...more,
  };
}

/** Returns a report of a review. */
export function reportOf(review: Review, more: Partial<ReviewReport> = {}): ReviewReport {
  return {
    review,
    base: side('origin/main:dist', { commit: '0123456789abcdef0123456789abcdef01234567', isMergeBase: true }),
    head: side('dist'),
    failing: [],
    rules: [{ id: 'image-pinned', severity: 'error', why: 'It moves.', fix: 'Pin it.', accepted: '', rejected: '' }],
    tool: { name: 'cdk8s-inference', version: '0.1.0' },
    ...more,
  };
}

/** Returns counts, 0 where none is given. */
export function counts(given: Partial<Record<ImpactClass, number>>): Review['counts'] {
  return Object.fromEntries(IMPACT_CLASSES.map((each) => [each, given[each] ?? 0])) as Review['counts'];
}

/** Returns an impact with a sentence. */
export function impact(name: ImpactClass, sentence: string, more: Partial<Impact> = {}): Impact {
  return { class: name, id: `sample-${name}`, sentence, ...more };
}

/** Returns a changed field. */
export function field(path: string, before: unknown, after: unknown, ...impacts: readonly Impact[]): FieldChange {
  const pointer = `/${path.replaceAll('.', '/')}`;
  return { path, pointer, before, after, baseLine: 11, headLine: 12, impacts };
}

/** Returns a changed object. */
export function changed(
  kind: string,
  name: string,
  worst: ImpactClass,
  more: Partial<ReviewedObject> = {},
): ReviewedObject {
  const at = (file: string) => ({ apiVersion: 'apps/v1', namespace: 'inference', name, file, line: 3 });
  return {
    change: 'changed',
    group: 'apps',
    kind,
    base: at('origin/main:dist/app.yaml'),
    head: at('dist/app.yaml'),
    similarityRatio: undefined,
    worst,
    impacts: [],
    fields: [],
    rollout: undefined,
    ...more,
  };
}

/** Returns a finding of a rule. */
export function finding(message: string, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'image-pinned',
    severity: 'error',
    message,
    why: 'It moves.',
    fix: 'Pin it.',
    object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'inference', name: 'web' },
    path: '/spec/template/spec/containers/0/image',
    file: 'dist/app.yaml',
    line: 30,
    ...more,
  };
}

const figures: PredictedFigures = {
  scaleUpPercent: 78,
  scaleDownPercent: 46.5,
  peakReplicas: 9,
  scaleUpSeconds: 45,
  scaleDownSeconds: 425,
  replicaHours: 3.5,
  p95Seconds: 0.182,
  failedRequests: 12,
  sentRequests: 12_000,
  pendingPodSeconds: 0,
  replicas: { stepSeconds: 60, values: [2, 2, 4, 8, 9, 9, 6, 3, 2] },
};
const scaler = { group: 'autoscaling', kind: 'HorizontalPodAutoscaler', namespace: 'inference', name: 'web' };
const target = { group: 'apps', kind: 'Deployment', namespace: 'inference', name: 'web' };

/** A review that has something of everything. */
export const FULL_REVIEW: Review = reviewOf({
  objects: { base: 20, head: 21, added: 1, removed: 0, renamed: 1, changed: 2, unchanged: 17 },
  counts: counts({ refused: 1, replace: 2, restart: 1, scaling: 1, security: 1, configuration: 1, metadata: 1 }),
  worst: 'refused',
  changes: [
    changed('Deployment', 'web', 'refused', {
      fields: [
        field(
          'spec.selector.matchLabels.app',
          'web',
          'api',
          impact(
            'refused',
            'The selector of a Deployment cannot change; delete the Deployment first, or give the new one another name.',
          ),
        ),
        field(
          'spec.template.spec.containers[name=web].image',
          'registry.example.org/team/web:1.0.0',
          'registry.example.org/team/web:1.1.0',
          impact('restart', 'Every pod is replaced.'),
        ),
        field(
          'spec.template.spec.containers[name=web].resources.requests.cpu',
          '500m',
          1,
          impact('restart', 'Every pod is replaced.'),
        ),
        field(
          'spec.template.spec.hostNetwork',
          undefined,
          true,
          impact('security', 'Pods see the network of their node.', { direction: 'widened' }),
        ),
      ],
      rollout: {
        strategy: 'RollingUpdate',
        replicas: 3,
        replicasFrom: 'minReplicas',
        maxSurge: 1,
        maxUnavailable: 0,
        batches: 3,
        podReadySeconds: 40,
        terminationSeconds: 30,
        atLeastSeconds: 130,
        progressDeadlineSeconds: 600,
        surgeFits: false,
        surgeObstacle: "ResourceQuota 'inference' leaves 500m of CPU",
      },
    }),
    changed('Secret', 'token', 'replace', {
      change: 'added',
      base: undefined,
      impacts: [impact('replace', 'The Secret is new.')],
    }),
    changed('Service', 'web', 'replace', {
      change: 'renamed',
      similarityRatio: 0.93,
      base: { apiVersion: 'v1', namespace: 'inference', name: 'old', file: 'origin/main:dist/app.yaml', line: 80 },
      impacts: [impact('replace', 'Clients that use the old name do not find it any more.')],
    }),
    changed('ConfigMap', 'settings', 'configuration', {
      fields: [
        field(
          'data["server.py"]',
          'import os\nPORT = 1\nrun()\n',
          'import os\nPORT = 2\nWORKERS = 4\nrun()\n',
          impact('configuration', 'Pods read it at their next start.'),
        ),
        field(
          'data.secret',
          { redacted: true },
          { redacted: true },
          impact('configuration', 'Pods read it at their next start.'),
        ),
        field('metadata.labels.team', 'a', undefined, impact('metadata', 'Nothing here reads it.')),
      ],
    }),
  ],
  hazards: [
    {
      id: 'autoscaler-takes-replicas',
      class: 'scaling',
      sentence:
        "Deployment 'web' drops to 1 replica at this apply, as kubectl takes away the replicas that it applied before.",
      steps: ['kubectl apply edit-last-applied deployment/web', 'Remove spec.replicas there, then apply.'],
      object: target,
      file: 'dist/app.yaml',
      line: 3,
    },
  ],
  findings: {
    added: [finding("is 'web:latest', which can be another image tomorrow")],
    fixed: [finding('had no tag', { severity: 'warning', line: 12 })],
    standing: 3,
  },
  ignored: { fields: 4, objects: 1 },
  scaling: [
    {
      autoscaler: scaler,
      target,
      sides: 'both',
      reasons: [
        {
          subject: 'requests',
          object: "Deployment 'web'",
          paths: ['spec.template.spec.containers[name=web].resources.requests.cpu'],
        },
      ],
    },
    {
      autoscaler: { ...scaler, name: 'other' },
      target,
      sides: 'head',
      reasons: [{ subject: 'autoscaler', object: "HorizontalPodAutoscaler 'other'", paths: [] }],
    },
  ],
  predictions: [
    {
      autoscaler: scaler,
      target,
      scenarios: [
        {
          scenario: 'ramp',
          file: '',
          base: figures,
          head: {
            ...figures,
            scaleUpPercent: undefined,
            peakReplicas: 5,
            scaleUpSeconds: 85,
            failedRequests: 0,
            replicas: { stepSeconds: 60, values: [2, 2, 2, 3, 5, 5, 4, 2, 2] },
          },
        },
        { scenario: 'day', file: 'test/day.yaml', base: undefined, head: figures },
      ],
    },
  ],
});
