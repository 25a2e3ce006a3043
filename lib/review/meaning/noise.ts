import { type Fields, fieldAt, fieldsAt, itemsAt } from '../../manifests/field-at';

/** Fields of metadata that the server writes, and those that are the object's identity. */
const NOT_COMPARED = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'name',
  'namespace',
  'resourceVersion',
  'selfLink',
  'uid',
]);
/** Annotations and labels of an object itself in which tools keep their own books. */
const BOOKKEEPING = [
  /^kubectl\.kubernetes\.io\/last-applied-configuration$/,
  /^(deployment\.kubernetes\.io\/revision|deprecated\.daemonset\.template\.generation)$/,
  /^pv\.kubernetes\.io\/bind-completed$|^pv\.kubernetes\.io\/bound-by-controller$/,
  /^meta\.helm\.sh\/release-(name|namespace)$/,
  /^helm\.sh\/chart$/,
  /^argocd\.argoproj\.io\/(tracking-id|instance|refresh)$/,
  /^(kustomize|helm)\.toolkit\.fluxcd\.io\/(checksum|name|namespace)$/,
  /^(internal\.)?config\.kubernetes\.io\/(origin|transformations|index|path|prefixes|suffixes|previous.*)$/,
  /^kapp\.k14s\.io\/(identity|original.*|app|association)$/,
  /^cdk8s\.io\/(construct-path|metadata)$/,
];

/** Says whether an annotation or label of an object is a tool's bookkeeping: it means nothing to the cluster. */
export function isBookkeeping(key: string): boolean {
  return BOOKKEEPING.some((pattern) => pattern.test(key));
}

/** Returns an object without its status, its identity, what the server wrote into its metadata, and tools' bookkeeping. */
export function withoutNoise(data: Fields): Fields {
  const { status: _status, apiVersion: _version, kind: _kind, metadata: _metadata, ...rest } = data;
  const metadata: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fieldsAt(data, 'metadata'))) {
    if (field === 'labels' || field === 'annotations') {
      metadata[field] = Object.fromEntries(Object.entries(fieldsAt(value)).filter(([key]) => !isBookkeeping(key)));
    } else if (!NOT_COMPARED.has(field)) {
      metadata[field] = value;
    }
  }
  return { ...(isExport(data) ? withoutAllocated(data, rest) : rest), metadata };
}

/** Says whether an object was read from a cluster: such a one also has what the server allocated. */
function isExport(data: Fields): boolean {
  return fieldAt(data, 'metadata', 'uid') !== undefined || fieldAt(data, 'metadata', 'resourceVersion') !== undefined;
}

/** Takes off what the server chose by itself, so that an export equals the manifest that it came from. */
function withoutAllocated(data: Fields, rest: Fields): Fields {
  const spec = fieldsAt(data, 'spec');
  switch (data.kind) {
    case 'Service': {
      const { clusterIPs: _ips, ipFamilies: _families, healthCheckNodePort: _port, ...kept } = spec;
      const { clusterIP, ...others } = kept;
      const ports = itemsAt(kept, 'ports').map(({ fields: { nodePort: _nodePort, ...port } }) => port);
      return { ...rest, spec: { ...others, ...(clusterIP === 'None' && { clusterIP }), ports } };
    }
    case 'PersistentVolumeClaim': {
      const { volumeName: _volume, ...kept } = spec;
      return { ...rest, spec: kept };
    }
    case 'Namespace':
      return Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'spec'));
    case 'Job': {
      const { selector: _selector, ...kept } = spec;
      return { ...rest, spec: kept };
    }
    default:
      return rest;
  }
}
