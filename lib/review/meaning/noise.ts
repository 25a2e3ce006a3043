import { type Fields, fieldsAt } from '../../manifests/field-at';
import { setOwnValue } from '../../values/own-value';
import { isExport, withoutAllocated } from './exported';

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

/**
 * Returns an object without its status, its identity, what the server wrote into its metadata, and tools' bookkeeping.
 *
 * @param other the object that it is compared with.
 */
export function withoutNoise(data: Fields, other: Fields = {}): Fields {
  const { status: _status, apiVersion: _version, kind: _kind, metadata: _metadata, ...rest } = data;
  const metadata: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fieldsAt(data, 'metadata'))) {
    if (field === 'labels' || field === 'annotations') {
      const kept = Object.entries(fieldsAt(value)).filter(([key]) => !isBookkeeping(key));
      setOwnValue(metadata, field, Object.fromEntries(kept));
    } else if (!NOT_COMPARED.has(field)) {
      setOwnValue(metadata, field, value);
    }
  }
  return isExport(data) ? withoutAllocated(data, { ...rest, metadata }, other) : { ...rest, metadata };
}
