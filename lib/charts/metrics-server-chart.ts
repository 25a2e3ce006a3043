import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { MetricsServer, type MetricsServerProps } from '../constructs/metrics-server';

/** All of metrics-server, for a cluster that has none. */
export class MetricsServerChart extends Chart {
  public constructor(scope: Construct, id: string, props: MetricsServerProps) {
    super(scope, id);
    new MetricsServer(this, 'MetricsServer', props);
  }
}
