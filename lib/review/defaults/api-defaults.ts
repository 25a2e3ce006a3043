import { AUTOSCALER_DEFAULTS } from './autoscaler-defaults';
import { asFields, type Defaulting, draftAt, isBare, setDefault, setOptional } from './default-of';
import { NETWORK_DEFAULTS } from './network-defaults';
import { POD_DEFAULTS } from './pod-defaults';
import { WORKLOAD_DEFAULTS } from './workload-defaults';

/** `seLinuxMount` since 1.36 and `preventPodSchedulingIfMissing` since 1.37 by their gates; false is what they were before. */
const OFF_IN_DRIVERS = [
  'podInfoOnMount',
  'storageCapacity',
  'requiresRepublish',
  'seLinuxMount',
  'preventPodSchedulingIfMissing',
];

const webhook: Defaulting = (draft) => {
  setOptional(draft, 'failurePolicy', 'Fail');
  setOptional(draft, 'matchPolicy', 'Equivalent');
  setOptional(draft, 'namespaceSelector', {});
  setOptional(draft, 'objectSelector', {});
  setOptional(draft, 'timeoutSeconds', 10);
};

/**
 * What the API server fills into the other kinds (`defaults.go` in `pkg/apis/{core,storage,scheduling,
 * admissionregistration,flowcontrol}` and in apiextensions-apiserver, v1.37).
 */
const OTHER_DEFAULTS: Readonly<Record<string, Defaulting>> = {
  'core.Secret': (draft) => setDefault(draft, 'type', 'Opaque'),
  'core.PersistentVolumeSpec': (draft) => {
    setDefault(draft, 'persistentVolumeReclaimPolicy', 'Retain');
    setOptional(draft, 'volumeMode', 'Filesystem');
  },
  'core.LimitRangeItem': (draft) => {
    if (draft.type === 'Container') {
      const limits = { ...asFields(draft.max), ...asFields(draft.default) };
      draft.default = limits;
      draft.defaultRequest = { ...asFields(draft.min), ...limits, ...asFields(draft.defaultRequest) };
    }
  },
  'storage.StorageClass': (draft) => {
    setOptional(draft, 'reclaimPolicy', 'Delete');
    setOptional(draft, 'volumeBindingMode', 'Immediate');
  },
  'storage.CSIDriverSpec': (draft) => {
    setOptional(draft, 'attachRequired', true);
    for (const field of OFF_IN_DRIVERS) {
      setOptional(draft, field, false);
    }
    setOptional(draft, 'fsGroupPolicy', 'ReadWriteOnceWithFSType');
    if (isBare(draft.volumeLifecycleModes)) {
      draft.volumeLifecycleModes = ['Persistent'];
    }
  },
  'scheduling.PriorityClass': (draft) => setOptional(draft, 'preemptionPolicy', 'PreemptLowerPriority'),
  'admissionregistration.ValidatingWebhook': webhook,
  'admissionregistration.MutatingWebhook': (draft) => {
    webhook(draft);
    setOptional(draft, 'reinvocationPolicy', 'Never');
  },
  'admissionregistration.RuleWithOperations': (draft) => setOptional(draft, 'scope', '*'),
  'admissionregistration.NamedRuleWithOperations': (draft) => setOptional(draft, 'scope', '*'),
  'admissionregistration.ValidatingAdmissionPolicySpec': (draft) => setOptional(draft, 'failurePolicy', 'Fail'),
  'admissionregistration.MutatingAdmissionPolicySpec': (draft) => setOptional(draft, 'failurePolicy', 'Fail'),
  'admissionregistration.MatchResources': (draft) => {
    setOptional(draft, 'matchPolicy', 'Equivalent');
    setOptional(draft, 'namespaceSelector', {});
    setOptional(draft, 'objectSelector', {});
  },
  'flowcontrol.FlowSchemaSpec': (draft) => setDefault(draft, 'matchingPrecedence', 1000),
  'flowcontrol.LimitedPriorityLevelConfiguration': (draft) => {
    setOptional(draft, 'nominalConcurrencyShares', 30);
    setOptional(draft, 'lendablePercent', 0);
  },
  'flowcontrol.QueuingConfiguration': (draft) => {
    setDefault(draft, 'handSize', 8);
    setDefault(draft, 'queues', 64);
    setDefault(draft, 'queueLengthLimit', 50);
  },
  'apiextensions.CustomResourceDefinitionSpec': (draft) => {
    const names = draftAt(draft, 'names');
    const kind = typeof names.kind === 'string' ? names.kind : '';
    setDefault(names, 'singular', kind.toLowerCase());
    setDefault(names, 'listKind', kind === '' ? '' : `${kind}List`);
    setOptional(draft, 'conversion', { strategy: 'None' });
  },
};

const BY_TYPE: ReadonlyMap<string, Defaulting> = new Map(
  [POD_DEFAULTS, WORKLOAD_DEFAULTS, AUTOSCALER_DEFAULTS, NETWORK_DEFAULTS, OTHER_DEFAULTS].flatMap(Object.entries),
);

/** Returns what fills in the defaults of a type by name, such as `core.Container`; undefined when it has none. */
export function defaultingOf(typeName: string): Defaulting | undefined {
  return BY_TYPE.get(typeName);
}
