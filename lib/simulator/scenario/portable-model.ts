import { manifestOf } from '../../manifests/manifest';
import type { WorkloadModel } from './workload-model';

/** A workload model without functions, which can be sent to another thread. */
export interface PortableModel {
  /** The model; its manifest cannot tell lines. */
  readonly model: Omit<WorkloadModel, 'workload'>;
  /** Its workload, without the manifest. */
  readonly workload: Omit<WorkloadModel['workload'], 'manifest'>;
  /** The object that the manifest describes. */
  readonly data: WorkloadModel['workload']['manifest']['data'];
}

/** Returns a model in the form in which it can be sent to another thread. */
export function portableModel({ workload: { manifest, ...workload }, ...model }: WorkloadModel): PortableModel {
  return { model, workload, data: manifest.data };
}

/** Returns the model that was sent. */
export function arrivedModel({ model, workload, data }: PortableModel): WorkloadModel {
  return { ...model, workload: { ...workload, manifest: manifestOf(data) } };
}
