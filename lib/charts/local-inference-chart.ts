import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { InferenceService } from '../constructs/inference-service';
import type { LocalSettings } from '../settings/local-settings';
import { serviceProps } from './service-props';

/** The inference service of a developer's cluster: the reference, minus its faults. */
export class LocalInferenceChart extends Chart {
  public constructor(scope: Construct, id: string, settings: LocalSettings) {
    super(scope, id, { namespace: settings.namespace });
    new InferenceService(this, 'Inference', serviceProps(settings));
  }
}
