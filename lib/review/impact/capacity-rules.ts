import type { FieldRule } from './field-rule';
import { impact, shown } from './make-impact';

/** What changes of quotas, claims, volumes and classes do. */
export const CAPACITY_RULES: readonly FieldRule[] = [
  {
    kinds: ['ResourceQuota'],
    shape: /^spec/,
    judge: ({ before, after }) =>
      impact(
        'capacity',
        'quota-changed',
        `The namespace may use ${shown(after)} and no longer ${shown(before)}: pods beyond it are refused, those that run stay.`,
      ),
  },
  {
    kinds: ['LimitRange'],
    shape: /^spec/,
    judge: () =>
      impact(
        'capacity',
        'limit-range-changed',
        'Pods that are made from now on get other defaults, or are refused by other bounds; those that run stay.',
      ),
  },
  {
    kinds: ['PersistentVolumeClaim'],
    shape: /^spec\.resources/,
    judge: ({ before, after }) =>
      impact(
        'capacity',
        'claim-grows',
        `The claim grows from ${shown(before)} to ${shown(after)}, where it is bound and its storage class allows it; else the apply fails.`,
      ),
  },
  {
    kinds: ['PersistentVolumeClaim', 'PersistentVolume'],
    shape: /^spec/,
    judge: () =>
      impact(
        'capacity',
        'volume-changed',
        'What the volume offers, or what becomes of it when its claim goes, changes.',
      ),
  },
  {
    kinds: ['StorageClass'],
    shape: /^(allowVolumeExpansion|mountOptions|allowedTopologies)/,
    judge: () =>
      impact(
        'capacity',
        'storage-class-changed',
        'Volumes that are made from now on are mounted in another way, or may grow; those that exist may grow too.',
      ),
  },
  {
    kinds: ['PriorityClass'],
    shape: /^globalDefault$/,
    judge: () =>
      impact(
        'capacity',
        'default-priority-changed',
        'Pods without a priority class get another priority when they are made.',
      ),
  },
  {
    kinds: ['Node', 'NodePool', 'NodeClaim', 'Provisioner', 'MachineDeployment', 'RuntimeClass'],
    shape: /^(spec|overhead|scheduling|metadata\.labels)/,
    judge: () => impact('capacity', 'nodes-changed', 'Pods may find other nodes, or other room on them.'),
  },
];
