import { Construct } from 'constructs';
import { InferenceService, type InferenceServiceProps, SCALED_ELSEWHERE } from '../../lib/constructs/inference-service';
import { StableService } from '../../lib/constructs/stable-service';
import { type Manifest, only, SOME_PROBES, SOME_RESOURCES, synthConstruct } from '../support/synth-construct';

const PARTS = { name: 'inference', image: 'inference:1.0.0', resources: SOME_RESOURCES, probes: SOME_PROBES };
const AUTOSCALED: InferenceServiceProps = { ...PARTS, autoscaler: { minReplicas: 2, maxReplicas: 10 } };

function service(props: InferenceServiceProps = AUTOSCALED): Manifest[] {
  return synthConstruct((chart) => new InferenceService(chart, 'Inference', props));
}
const kinds = (manifests: Manifest[]): string[] => manifests.map(({ kind }) => kind);

test('the default manifest', () => {
  expect(service()).toMatchSnapshot();
});

describe('an inference service', () => {
  test('is a Deployment, a Service, an autoscaler and a disruption budget', () => {
    expect(kinds(service())).toEqual(['Deployment', 'Service', 'HorizontalPodAutoscaler', 'PodDisruptionBudget']);
  });

  test('has a network policy and a ServiceMonitor on request', () => {
    const manifests = service({ ...AUTOSCALED, traffic: { allowFrom: [] }, monitor: {} });
    expect(kinds(manifests)).toEqual(expect.arrayContaining(['NetworkPolicy', 'ServiceMonitor']));
    expect(only(manifests, 'ServiceMonitor').spec.selector.matchLabels).toEqual(
      only(manifests, 'Service').metadata.labels,
    );
  });

  test('all parts speak of the same pods', () => {
    const manifests = service({ ...AUTOSCALED, traffic: { allowFrom: [] } });
    const { labels } = only(manifests, 'Deployment').spec.template.metadata;
    expect(only(manifests, 'Service').spec.selector).toEqual(labels);
    expect(only(manifests, 'PodDisruptionBudget').spec.selector.matchLabels).toEqual(labels);
    expect(only(manifests, 'NetworkPolicy').spec.podSelector.matchLabels).toEqual(labels);
  });

  test('has fixed replicas and no autoscaler when asked, or neither when KEDA scales it', () => {
    expect(kinds(service({ ...PARTS, replicas: 3 }))).not.toContain('HorizontalPodAutoscaler');
    expect(only(service({ ...PARTS, replicas: 3 }), 'Deployment').spec.replicas).toBe(3);
    const elsewhere = service({ ...PARTS, autoscaler: SCALED_ELSEWHERE });
    expect(kinds(elsewhere)).not.toContain('HorizontalPodAutoscaler');
    expect(only(elsewhere, 'Deployment').spec).not.toHaveProperty('replicas');
  });

  test('lets each part be reached', () => {
    synthConstruct((chart) => {
      const inference = new InferenceService(chart, 'Inference', { ...AUTOSCALED, monitor: {} });
      expect(inference.deployment.apiObject.kind).toBe('Deployment');
      expect(inference.service.apiObject.kind).toBe('Service');
      expect(inference.autoscaler?.maxReplicas).toBe(10);
      expect(inference.disruptionBudget.apiObject.kind).toBe('PodDisruptionBudget');
      expect(inference.monitor?.apiObject.kind).toBe('ServiceMonitor');
      expect(inference.trafficPolicy).toBeUndefined();
    });
  });

  test('lets each part be replaced', () => {
    class OtherPort extends InferenceService {
      protected override createService(): StableService {
        const ports = [{ name: 'http', port: 80, targetPort: this.deployment.port }];
        return new StableService(this, 'Service', { name: 'front', selector: this.deployment.selector, ports });
      }
    }
    const manifests = synthConstruct((chart) => new OtherPort(chart, 'Inference', AUTOSCALED));
    expect(only(manifests, 'Service')).toMatchObject({ metadata: { name: 'front' }, spec: { ports: [{ port: 80 }] } });
  });

  test('keeps names and selectors wherever it stands in the tree', () => {
    const deeper = synthConstruct((chart) => {
      const scope = new Construct(new Construct(chart, 'a'), 'b');
      return new InferenceService(scope, 'Moved', AUTOSCALED);
    });
    expect(deeper).toEqual(service());
  });
});

describe('fails', () => {
  test('at compile time when replicas come with an autoscaler', () => {
    // @ts-expect-error the types forbid it
    const both: InferenceServiceProps = { ...PARTS, replicas: 2, autoscaler: { maxReplicas: 10 } };
    // @ts-expect-error the types want one of the two
    const neither: InferenceServiceProps = PARTS;
    expect(() => service(both)).toThrow("'replicas' is 2, but an autoscaler owns the count; leave it out");
    expect(() => service(neither)).toThrow("'autoscaler' is left out and so is 'replicas'");
  });

  test('when a drain could take every pod of the minimum', () => {
    expect(() => service({ ...AUTOSCALED, maxUnavailable: 2 })).toThrow(
      "'maxUnavailable' is 2, but minReplicas is 2: a drain could take every pod; give at most 1",
    );
    expect(kinds(service({ ...PARTS, autoscaler: { maxReplicas: 5 } }))).toContain('PodDisruptionBudget');
  });
});
