import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { MetricsServerPatch } from '../constructs/metrics-server-patch';

/** The flag that an unsigned kubelet certificate needs, for a cluster that has metrics-server already. */
export class MetricsServerPatchChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new MetricsServerPatch(this, 'Patch');
  }
}
