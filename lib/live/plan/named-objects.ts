import { itemsAt, numberAt, textAt } from '../../manifests/field-at';
import type { Manifest } from '../../manifests/manifest';
import { ManifestSet } from '../../manifests/manifest-set';
import { InvalidInput } from '../../values/invalid-input';
import { listed } from '../../values/listed';

/** Names that manifests give to the objects under test; what they do not tell is left out. */
export interface NamedObjects {
  /** @default - the manifests hold no autoscaler */
  readonly namespace?: string;
  /** @default - the manifests hold no autoscaler */
  readonly autoscaler?: string;
  /** @default - no Service selects the pods of the autoscaler's target */
  readonly service?: string;
  /** @default - no Service selects the pods of the autoscaler's target */
  readonly servicePort?: number;
}

/**
 * Returns the names of the autoscaler, and of the Service before the workload that it scales.
 *
 * @param wanted the autoscaler's name where the plan gives it.
 * @throws InvalidInput when there are several to choose from.
 */
export function namedObjects(manifests: readonly Manifest[], wanted?: string): NamedObjects {
  const set = new ManifestSet(manifests);
  const autoscalers = set.autoscalers.filter(
    ({ manifest }) => manifest.kind === 'HorizontalPodAutoscaler' && (wanted === undefined || manifest.name === wanted),
  );
  const [autoscaler] = autoscalers;
  if (autoscaler === undefined) {
    return {};
  }
  if (autoscalers.length > 1) {
    const names = listed(autoscalers.map(({ manifest }) => manifest.name));
    const message = `is missing, and the manifests hold several (${names}); name one of them`;
    throw InvalidInput.of('CONFLICT', 'objects.autoscaler', message);
  }
  const { data, name } = autoscaler.manifest;
  const namespace = textAt(data, 'metadata', 'namespace');
  const workload = set.scaledWorkloadOf(autoscaler);
  const service = workload === undefined ? undefined : set.servicesSelecting(workload)[0];
  const port = numberAt(itemsAt(service?.data, 'spec', 'ports')[0]?.fields, 'port');
  return {
    ...(namespace !== undefined && { namespace }),
    autoscaler: name,
    ...(service !== undefined && { service: service.name }),
    ...(port !== undefined && { servicePort: port }),
  };
}
