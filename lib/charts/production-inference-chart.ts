import { Chart, Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { InferenceService } from '../constructs/inference-service';
import { WhenUnsatisfiable } from '../constructs/topology-spread';
import type { PeerPods } from '../constructs/traffic-policy';
import type { ProductionSettings } from '../settings/production-settings';
import { parseEndpoint } from '../values/endpoint';
import { serviceProps } from './service-props';

/** The inference service as production runs it: drained, spread, closed off and monitored. */
export class ProductionInferenceChart extends Chart {
  public constructor(scope: Construct, id: string, settings: ProductionSettings) {
    super(scope, id, { namespace: settings.namespace });
    const kafkaPorts = settings.waitForEndpoints.flatMap((text) => parseEndpoint(text)?.port ?? []);
    new InferenceService(this, 'Inference', {
      ...serviceProps(settings),
      drain: {
        pause: Duration.seconds(settings.drainPauseSeconds),
        gracePeriod: Duration.seconds(settings.gracePeriodSeconds),
      },
      spread: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
        topologyKey,
        whenUnsatisfiable: WhenUnsatisfiable.SCHEDULE_ANYWAY,
      })),
      traffic: {
        allowFrom: [settings.callerNamespace, settings.monitoringNamespace].map(inNamespace),
        allowTo:
          kafkaPorts.length === 0 ? [] : [{ ...inNamespace(settings.kafkaNamespace), ports: [...new Set(kafkaPorts)] }],
      },
      monitor: {},
    });
  }
}

/** Kubernetes puts this label on every namespace by itself. */
function inNamespace(name: string): PeerPods {
  return { namespaceLabels: { 'kubernetes.io/metadata.name': name } };
}
