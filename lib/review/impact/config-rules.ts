import { fieldAt } from '../../manifests/field-at';
import { locustRoleOf } from '../../manifests/locust-role';
import { type Manifest, titleOf } from '../../manifests/manifest';
import { canonicalText } from '../compare/canonical-text';
import { type ConfigReader, configReadersOf } from '../config-readers';
import type { Impact } from '../impact';
import { meaningOf } from '../meaning/meaning';
import { ANY } from '../schema/field-type';
import type { FieldRule } from './field-rule';
import { impact } from './make-impact';
import type { ObjectContext } from './object-context';

/** What changes of ConfigMaps and Secrets do. */
export const CONFIG_RULES: readonly FieldRule[] = [
  {
    kinds: ['ConfigMap', 'Secret'],
    shape: /^(data|binaryData)/,
    judge: (_difference, context) => contentImpacts(context),
  },
  {
    kinds: ['ConfigMap', 'Secret'],
    shape: /^immutable$/,
    judge: () =>
      impact(
        'configuration',
        'content-frozen',
        'The content cannot change any more: the next change needs a new name.',
      ),
  },
];

const RELOADER =
  /^(reloader\.stakater\.com|configmap\.reloader\.stakater\.com|secret\.reloader\.stakater\.com|wave\.pusher\.com)\//;

function contentImpacts(context: ObjectContext): Impact[] {
  const { manifest, all } = context.head;
  const readers = configReadersOf(manifest, all);
  const generators = readers.filter(({ workload }) => locustRoleOf(workload) !== undefined);
  return [
    pickUp(readers, context),
    ...(generators.length > 0
      ? [
          impact(
            'load-test',
            'load-script-changed',
            `The load test reads it (${names(generators)}): its figures do not compare with earlier ones.`,
          ),
        ]
      : []),
  ];
}

/** Says whether running pods notice; of several readers, those that do not are said first. */
function pickUp(readers: readonly ConfigReader[], context: ObjectContext): Impact {
  if (readers.length === 0) {
    return impact(
      'configuration',
      'content-unread',
      'Nothing in these manifests reads it into a pod: who does, and when, is not known here.',
    );
  }
  const lasting = readers.filter(({ workload: { manifest } }) => !['Job', 'CronJob'].includes(manifest.kind));
  if (lasting.length === 0) {
    return impact('configuration', 'content-read-by-next-run', `The next run reads it: ${names(readers)}.`);
  }
  const still = lasting.filter(({ workload }) => !isRolling(workload.manifest, context));
  const stale = still.filter(({ how, workload }) => how === 'at-start' && !isReloaded(workload.manifest));
  if (stale.length > 0) {
    return impact(
      'configuration',
      'content-needs-restart',
      `Running pods keep the old content until they restart, while new ones read the new: ${names(stale)}. Put a hash of the content into the pod template's annotations.`,
    );
  }
  const reloaded = still.filter(({ workload }) => isReloaded(workload.manifest));
  if (reloaded.length > 0) {
    return impact('restart', 'content-reloaded', `A controller rolls the pods that read it: ${names(reloaded)}.`);
  }
  return still.length > 0
    ? impact(
        'configuration',
        'content-updated-in-place',
        `The kubelet rewrites the files in running pods within about a minute; whether the program reads them again is its own affair: ${names(still)}.`,
      )
    : impact(
        'configuration',
        'content-read-at-roll',
        `The pods that read it roll in this change, and read the new content: ${names(lasting)}.`,
      );
}

function names(readers: readonly ConfigReader[]): string {
  const titles = readers.map(({ workload }) => titleOf(workload.manifest));
  return titles.length > 3 ? `${titles.slice(0, 3).join(', ')} and ${titles.length - 3} more` : titles.join(', ');
}

/** A pod template that means something else than in base rolls. */
function isRolling(reader: Manifest, { base }: ObjectContext): boolean {
  const [before] = base.all.withIdentity(reader);
  return before === undefined || templateText(before) !== templateText(reader);
}

function templateText(manifest: Manifest): string {
  return canonicalText(fieldAt(meaningOf(manifest).filled, 'spec', 'template'), ANY);
}

function isReloaded({ annotations }: Manifest): boolean {
  return Object.keys(annotations).some((key) => RELOADER.test(key));
}
