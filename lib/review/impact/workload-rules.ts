import { locustRoleOf } from '../../manifests/locust-role';
import { titleOf } from '../../manifests/manifest';
import type { FieldRule } from './field-rule';
import { impact, shown } from './make-impact';

const REPLICATED = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout'];

/** What changes of workloads do outside their pod templates. */
export const WORKLOAD_RULES: readonly FieldRule[] = [
  {
    kinds: REPLICATED,
    shape: /^spec\.replicas$/,
    judge: ({ before, after }, { head }) => {
      const scaler = head.all.autoscalerOf(head.manifest);
      const workload = head.all.workloadOf(head.manifest);
      if (scaler !== undefined) {
        const isWritten = valueAt(head.manifest.data) !== undefined;
        return isWritten
          ? impact(
              'scaling',
              'replicas-fight-autoscaler',
              `Each apply sets ${shown(after)} replicas, whatever ${titleOf(scaler.manifest)} decided. Leave spec.replicas out.`,
            )
          : impact(
              'scaling',
              'replicas-left-to-autoscaler',
              `${titleOf(scaler.manifest)} alone sets the replicas from now on.`,
            );
      }
      const isLoad = workload !== undefined && locustRoleOf(workload) !== undefined;
      const count = impact(
        'scaling',
        'replicas-changed',
        `${shown(before)} replicas become ${shown(after)} with the apply; a count that somebody or something else set in between is lost.`,
      );
      return isLoad
        ? [
            impact(
              'load-test',
              'load-generators-changed',
              `The load comes from ${shown(after)} processes in the place of ${shown(before)}.`,
            ),
            count,
          ]
        : count;
    },
  },
  {
    kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'],
    shape: /^spec\.(strategy|updateStrategy|minReadySeconds)/,
    judge: () =>
      impact(
        'traffic',
        'rollout-strategy-changed',
        'Later rollouts replace pods in another way: how many are missing, and for how long, changes. No pod restarts for it.',
      ),
  },
  {
    kinds: ['Deployment', 'Rollout'],
    shape: /^spec\.paused$/,
    judge: ({ after }) =>
      after === true
        ? impact(
            'configuration',
            'rollouts-paused',
            'Changes of the pod template wait until the Deployment is resumed.',
          )
        : impact('restart', 'rollouts-resumed', 'Changes of the pod template that waited roll out now.'),
  },
  {
    kinds: ['StatefulSet'],
    shape: /^spec\.ordinals/,
    judge: () =>
      impact(
        'replace',
        'ordinals-shifted',
        'Pods with other numbers are made, and those outside the new range are deleted; their claims stay behind.',
      ),
  },
  {
    kinds: ['StatefulSet'],
    shape: /^spec\.persistentVolumeClaimRetentionPolicy/,
    judge: ({ after }) =>
      after === 'Delete'
        ? impact(
            'capacity',
            'claims-deleted-later',
            'Claims, and the data in them, are deleted when the StatefulSet shrinks or goes.',
          )
        : impact('capacity', 'claims-kept-later', 'Claims stay, and cost, when the StatefulSet shrinks or goes.'),
  },
  {
    kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'],
    shape: /^spec\.(revisionHistoryLimit|progressDeadlineSeconds)$/,
    judge: () =>
      impact(
        'metadata',
        'rollout-bookkeeping-changed',
        'What is kept of earlier rollouts, or when one is reported as stuck, changes.',
      ),
  },
  {
    kinds: ['Job'],
    shape: /^spec\.(parallelism|completions)$/,
    judge: ({ before, after }) =>
      impact(
        'scaling',
        'job-parallelism-changed',
        `The Job runs ${shown(after)} pods side by side and no longer ${shown(before)}.`,
      ),
  },
  {
    kinds: ['Job'],
    shape: /^spec\.suspend$/,
    judge: ({ after }) =>
      after === true
        ? impact(
            'restart',
            'job-suspended',
            "The Job's running pods are deleted; it starts them anew when it is resumed.",
          )
        : impact('scaling', 'job-resumed', "The Job's pods start."),
  },
  {
    kinds: ['CronJob'],
    shape: /^spec\.(?!jobTemplate)/,
    judge: () =>
      impact(
        'configuration',
        'schedule-changed',
        'When Jobs are made, or how many are kept, changes; a Job that runs goes on.',
      ),
  },
  {
    kinds: ['Job'],
    shape: /^spec\./,
    judge: () =>
      impact(
        'configuration',
        'job-limits-changed',
        'How long the Job may take, how often it may fail, or how long it is kept changes.',
      ),
  },
];

function valueAt(data: Readonly<Record<string, unknown>>): unknown {
  const { spec } = data;
  return typeof spec === 'object' && spec !== null && 'replicas' in spec ? spec.replicas : undefined;
}
