import type { FieldRule } from './field-rule';
import { impact, shown } from './make-impact';

const HPA = ['HorizontalPodAutoscaler'];
const KEDA = ['ScaledObject', 'ScaledJob'];

/** What changes of autoscalers do. */
export const AUTOSCALER_RULES: readonly FieldRule[] = [
  {
    kinds: [...HPA, ...KEDA],
    shape: /^spec\.(minReplicas|minReplicaCount|idleReplicaCount)$/,
    judge: ({ before, after }) =>
      impact(
        'scaling',
        'fewest-replicas-changed',
        `The autoscaler keeps ${shown(after)} replicas at least and no longer ${shown(before)}; it acts on it within one sync.`,
      ),
  },
  {
    kinds: [...HPA, ...KEDA],
    shape: /^spec\.(maxReplicas|maxReplicaCount)$/,
    judge: ({ before, after }) => {
      const most = impact(
        'scaling',
        'most-replicas-changed',
        `The autoscaler goes up to ${shown(after)} replicas and no longer ${shown(before)}.`,
      );
      return Number(after) < Number(before)
        ? impact(
            'scaling',
            'most-replicas-lowered',
            `The autoscaler goes up to ${shown(after)} replicas and no longer ${shown(before)}: above that it takes pods away at the next sync, load or not.`,
          )
        : [
            most,
            impact(
              'capacity',
              'most-replicas-need-room',
              `Room for ${shown(after)} replicas must be there when they are wanted.`,
            ),
          ];
    },
  },
  {
    kinds: HPA,
    shape: /^spec\.metrics\[\]$/,
    judge: ({ before, after }) =>
      before === undefined
        ? impact(
            'scaling',
            'metric-added',
            'The autoscaler looks at one more metric: the one that asks for most replicas wins, and while one cannot be read it does not scale down.',
          )
        : after === undefined
          ? impact(
              'scaling',
              'metric-removed',
              'The autoscaler no longer looks at a metric: what it alone asked for does not happen any more.',
            )
          : impact('scaling', 'metric-changed', 'The autoscaler follows another metric.'),
  },
  {
    kinds: HPA,
    shape: /^spec\.metrics\[\].*\.target\b/,
    judge: ({ before, after }) =>
      impact(
        'scaling',
        'metric-target-changed',
        `The autoscaler aims at ${shown(after)} and no longer at ${shown(before)}: both thresholds move with it.`,
      ),
  },
  {
    kinds: HPA,
    shape: /^spec\.metrics/,
    judge: () => impact('scaling', 'metric-changed', 'The autoscaler follows another metric.'),
  },
  {
    kinds: HPA,
    shape: /^spec\.behavior\.scaleUp/,
    judge: () =>
      impact('scaling', 'scale-up-pace-changed', 'How soon and how fast the autoscaler adds replicas changes.'),
  },
  {
    kinds: HPA,
    shape: /^spec\.behavior\.scaleDown/,
    judge: () =>
      impact('scaling', 'scale-down-pace-changed', 'How soon and how fast the autoscaler takes replicas away changes.'),
  },
  {
    kinds: HPA,
    shape: /^spec\.behavior$/,
    judge: ({ after }) =>
      after === undefined
        ? impact('scaling', 'behavior-removed', 'The autoscaler paces itself by the defaults again.')
        : impact(
            'scaling',
            'behavior-added',
            'The autoscaler paces itself by rules of its own, no longer by the defaults.',
          ),
  },
  {
    kinds: [...HPA, ...KEDA],
    shape: /^spec\.scaleTargetRef/,
    judge: () =>
      impact(
        'scaling',
        'scale-target-changed',
        'The autoscaler scales something else; what it scaled keeps the replicas that it has, and nobody changes them any more.',
      ),
  },
  {
    kinds: KEDA,
    shape: /^spec\./,
    judge: () => impact('scaling', 'keda-changed', 'KEDA scales by other triggers, or at another pace.'),
  },
  {
    kinds: ['VerticalPodAutoscaler'],
    shape: /^spec\./,
    judge: () =>
      impact(
        'capacity',
        'vertical-autoscaler-changed',
        'Requests that the vertical autoscaler sets change, and pods may be evicted for it.',
      ),
  },
];
