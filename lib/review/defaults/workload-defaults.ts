import {
  asFields,
  type Defaulting,
  type Draft,
  draftAt,
  draftsAt,
  isBare,
  setDefault,
  setOptional,
} from './default-of';

const MOST_RETRIES = 2_147_483_647;

/** Fills in the two bounds of a rolling update; the fields of another strategy stay as they are. */
function rolling(draft: Draft, field: string, bounds: Readonly<Record<string, unknown>>): void {
  const strategy = draftAt(draft, field);
  setDefault(strategy, 'type', 'RollingUpdate');
  if (strategy.type === 'RollingUpdate') {
    strategy.rollingUpdate = { ...bounds, ...withoutNulls(strategy.rollingUpdate) };
  }
}

function withoutNulls(value: unknown): Draft {
  return Object.fromEntries(Object.entries(asFields(value)).filter(([, each]) => each !== null && each !== undefined));
}

/** Follows the objects that take their labels from their pods when they have none themselves. */
function labelsFromTemplate(draft: Draft): void {
  const labels = asFields(asFields(asFields(asFields(draft.spec).template).metadata).labels);
  if (!isBare(labels) && isBare(asFields(draft.metadata).labels)) {
    draft.metadata = { ...asFields(draft.metadata), labels };
  }
}

/**
 * What the API server fills into workloads (`pkg/apis/apps/v1/defaults.go`, `pkg/apis/batch/v1/defaults.go`,
 * `SetDefaults_ReplicationController`, v1.37).
 */
export const WORKLOAD_DEFAULTS: Readonly<Record<string, Defaulting>> = {
  'apps.DeploymentSpec': (draft) => {
    setOptional(draft, 'replicas', 1);
    rolling(draft, 'strategy', { maxUnavailable: '25%', maxSurge: '25%' });
    setOptional(draft, 'revisionHistoryLimit', 10);
    setOptional(draft, 'progressDeadlineSeconds', 600);
  },
  'apps.DaemonSetSpec': (draft) => {
    rolling(draft, 'updateStrategy', { maxUnavailable: 1, maxSurge: 0 });
    setOptional(draft, 'revisionHistoryLimit', 10);
  },
  'apps.StatefulSetSpec': (draft) => {
    setDefault(draft, 'podManagementPolicy', 'OrderedReady');
    const strategy = draftAt(draft, 'updateStrategy');
    if (isBare(strategy.type)) {
      strategy.rollingUpdate ??= {};
      strategy.type = 'RollingUpdate';
    }
    if (strategy.type === 'RollingUpdate' && strategy.rollingUpdate !== undefined && strategy.rollingUpdate !== null) {
      strategy.rollingUpdate = { partition: 0, maxUnavailable: 1, ...withoutNulls(strategy.rollingUpdate) };
    }
    const retention = draftAt(draft, 'persistentVolumeClaimRetentionPolicy');
    setDefault(retention, 'whenDeleted', 'Retain');
    setDefault(retention, 'whenScaled', 'Retain');
    for (const claim of draftsAt(draft, 'volumeClaimTemplates')) {
      // The server writes them whole, though nobody has to.
      delete claim.apiVersion;
      delete claim.kind;
      delete claim.status;
    }
    setOptional(draft, 'replicas', 1);
    setOptional(draft, 'revisionHistoryLimit', 10);
  },
  'apps.ReplicaSetSpec': (draft) => setOptional(draft, 'replicas', 1),
  'core.ReplicationController': (draft) => {
    const spec = draftAt(draft, 'spec');
    setOptional(spec, 'replicas', 1);
    const labels = asFields(asFields(asFields(spec.template).metadata).labels);
    if (isBare(spec.selector) && !isBare(labels)) {
      spec.selector = labels;
    }
    labelsFromTemplate(draft);
  },
  'batch.Job': (draft) => {
    const spec = draftAt(draft, 'spec');
    if (spec.completions === undefined && spec.parallelism === undefined) {
      spec.completions = 1;
    }
    setOptional(spec, 'parallelism', 1);
    setOptional(spec, 'backoffLimit', isBare(spec.backoffLimitPerIndex) ? 6 : MOST_RETRIES);
    setOptional(spec, 'completionMode', 'NonIndexed');
    setOptional(spec, 'suspend', false);
    setOptional(spec, 'podReplacementPolicy', spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed');
    setOptional(spec, 'manualSelector', false);
    labelsFromTemplate(draft);
  },
  'batch.CronJobSpec': (draft) => {
    setDefault(draft, 'concurrencyPolicy', 'Allow');
    setOptional(draft, 'suspend', false);
    setOptional(draft, 'successfulJobsHistoryLimit', 3);
    setOptional(draft, 'failedJobsHistoryLimit', 1);
  },
  'batch.PodFailurePolicyOnPodConditionsPattern': (draft) => setDefault(draft, 'status', 'True'),
};
