import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { LocustLoadTest } from '../constructs/locust-load-test';
import { type LocalSettings, NO_NODE_PORT } from '../settings/local-settings';

/** The Locust master and workers that load the inference service. */
export class LoadTestChart extends Chart {
  public constructor(scope: Construct, id: string, settings: LocalSettings) {
    super(scope, id, { namespace: settings.namespace });
    new LocustLoadTest(this, 'LoadTest', {
      host: `http://inference:${settings.port}`,
      workers: settings.locustWorkers,
      ...(settings.locustNodePort === NO_NODE_PORT ? {} : { nodePort: settings.locustNodePort }),
      image: settings.locustImage,
      scenario: { newConnectionRatio: settings.newConnectionRatio },
    });
  }
}
