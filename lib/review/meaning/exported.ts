import { type Fields, fieldAt, fieldsAt, isFields, itemsAt, textAt } from '../../manifests/field-at';

/** Labels by which a Job finds its pods; the API server writes them. */
const JOB_LABELS = ['batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name', 'controller-uid', 'job-name'];
/** Finalizers that controllers put on every object of a kind. */
const OWN_FINALIZERS =
  /^(kubernetes\.io\/pv(c)?-protection|foregroundDeletion|service\.kubernetes\.io\/load-balancer-cleanup)$/;
/** What the server allocates for a Service beside its address. */
const ALLOCATED = ['clusterIPs', 'ipFamilies', 'healthCheckNodePort'];
/** The volume in which admission mounts a token, and the tolerations that it adds. */
const TOKEN_VOLUME = /^kube-api-access-/;
const OWN_TOLERATIONS = /^node\.kubernetes\.io\/(not-ready|unreachable)$/;

/** Says whether an object was read from a cluster: such a one also has what the server allocated. */
export function isExport(data: Fields): boolean {
  return fieldAt(data, 'metadata', 'uid') !== undefined || fieldAt(data, 'metadata', 'resourceVersion') !== undefined;
}

/**
 * Takes off what the server chose by itself, so that an export equals the manifest that it came from.
 *
 * @param other the object that it is compared with: what is written there is compared.
 */
export function withoutAllocated(data: Fields, rest: Fields, other: Fields): Fields {
  const spec = fieldsAt(rest, 'spec');
  const common = { ...rest, metadata: withoutOwnFinalizers(fieldsAt(rest, 'metadata')) };
  const unasked = (...fields: readonly string[]): string[] =>
    fields.filter((field) => fieldAt(other, 'spec', field) === undefined);
  switch (data.kind) {
    case 'Service':
      return { ...common, spec: serviceSpec(spec, unasked('clusterIP', ...ALLOCATED), other) };
    case 'PersistentVolumeClaim':
      return { ...common, spec: without(spec, ...unasked('volumeName')) };
    case 'PersistentVolume':
      return { ...common, spec: without(spec, ...unasked('claimRef')) };
    case 'Namespace':
      return without(common, 'spec');
    case 'Job':
      return { ...common, metadata: withoutJobLabels(fieldsAt(common, 'metadata')), spec: jobSpec(spec) };
    case 'Pod':
      return { ...common, spec: podSpec(spec) };
    default:
      return common;
  }
}

/** Whether a Service has an address at all is its owner's choice; which one and which ports of the nodes, the server's. */
function serviceSpec(spec: Fields, unasked: readonly string[], other: Fields): Fields {
  const isHeadless = spec.clusterIP === 'None';
  const asked = new Set(itemsAt(other, 'spec', 'ports').map(({ fields }) => fields.nodePort));
  const ports = itemsAt(spec, 'ports').map(({ fields }) =>
    asked.has(fields.nodePort) ? fields : without(fields, 'nodePort'),
  );
  return { ...without(spec, ...unasked.filter((field) => field !== 'clusterIP' || !isHeadless)), ports };
}

function jobSpec(spec: Fields): Fields {
  if (spec.manualSelector === true) {
    return spec;
  }
  const template = fieldsAt(spec, 'template');
  const metadata = withoutJobLabels(fieldsAt(template, 'metadata'));
  return { ...without(spec, 'selector'), template: { ...template, metadata } };
}

function withoutJobLabels(metadata: Fields): Fields {
  return { ...metadata, labels: without(fieldsAt(metadata, 'labels'), ...JOB_LABELS) };
}

/** Follows the admission plugins ServiceAccount, DefaultTolerationSeconds and Priority, and the scheduler. */
function podSpec(spec: Fields): Fields {
  const isToken = (each: unknown): boolean => TOKEN_VOLUME.test(textAt(each, 'name') ?? '');
  const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const containers = listOf(spec.containers).map((container) =>
    isFields(container)
      ? { ...container, volumeMounts: listOf(container.volumeMounts).filter((mount) => !isToken(mount)) }
      : container,
  );
  return {
    ...without(spec, 'nodeName', 'priority', 'preemptionPolicy', 'serviceAccount'),
    ...(spec.serviceAccountName === 'default' && { serviceAccountName: '' }),
    containers,
    volumes: listOf(spec.volumes).filter((volume) => !isToken(volume)),
    tolerations: listOf(spec.tolerations).filter((each) => !OWN_TOLERATIONS.test(textAt(each, 'key') ?? '')),
  };
}

function withoutOwnFinalizers(metadata: Fields): Fields {
  const finalizers = Array.isArray(metadata.finalizers) ? metadata.finalizers : [];
  return { ...metadata, finalizers: finalizers.filter((each) => !OWN_FINALIZERS.test(String(each))) };
}

function without(fields: Fields, ...keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}
