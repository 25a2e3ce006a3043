import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { InferenceAutoscaler, type InferenceAutoscalerProps } from '../../lib/constructs/inference-autoscaler';
import { InferenceDeployment } from '../../lib/constructs/inference-deployment';
import { Metric } from '../../lib/constructs/metric';
import { ScalingPolicy, SelectPolicy } from '../../lib/constructs/scaling-behavior';
import { type Manifest, only, SOME_PROBES, SOME_RESOURCES, synthConstruct } from '../support/synth-construct';

function autoscaler(props: Partial<InferenceAutoscalerProps> = {}): Manifest {
  const manifests = synthConstruct((chart) => {
    const target = new InferenceDeployment(chart, 'Server', {
      name: 'inference',
      image: 'inference:1.0.0',
      resources: SOME_RESOURCES,
      probes: SOME_PROBES,
    });
    new InferenceAutoscaler(chart, 'Autoscaler', { target, maxReplicas: 10, ...props });
  });
  return only(manifests, 'HorizontalPodAutoscaler');
}

test('the default manifest', () => {
  expect(autoscaler()).toMatchSnapshot();
});

describe('an autoscaler', () => {
  test("has everything that was left out written as Kubernetes' own default, not as cdk8s-plus'", () => {
    expect(autoscaler().spec).toEqual({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
      minReplicas: 1,
      maxReplicas: 10,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
      ],
      behavior: {
        scaleUp: {
          stabilizationWindowSeconds: 0,
          selectPolicy: 'Max',
          policies: [
            { type: 'Pods', value: 4, periodSeconds: 15 },
            { type: 'Percent', value: 100, periodSeconds: 15 },
          ],
        },
        scaleDown: {
          stabilizationWindowSeconds: 300,
          selectPolicy: 'Max',
          policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
        },
      },
    });
  });

  test('fills in field by field', () => {
    const { scaleUp, scaleDown } = autoscaler({
      behavior: {
        scaleUp: { selectPolicy: SelectPolicy.DISABLED },
        scaleDown: { stabilizationWindow: Duration.seconds(0) },
      },
    }).spec.behavior;
    expect(scaleUp).toMatchObject({ selectPolicy: 'Disabled', stabilizationWindowSeconds: 0 });
    expect(scaleUp.policies).toHaveLength(2);
    expect(scaleDown).toEqual({
      stabilizationWindowSeconds: 0,
      selectPolicy: 'Max',
      policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
    });
  });

  test('replaces the default policies as a whole', () => {
    const policies = [ScalingPolicy.percent(50, Duration.seconds(30))];
    expect(autoscaler({ behavior: { scaleUp: { policies } } }).spec.behavior.scaleUp.policies).toEqual([
      { type: 'Percent', value: 50, periodSeconds: 30 },
    ]);
  });

  test('has a tolerance of its own for each direction, and none when not asked', () => {
    const { scaleUp, scaleDown } = autoscaler({
      behavior: { scaleUp: { tolerance: 0.05 }, scaleDown: { tolerance: 0 } },
    }).spec.behavior;
    expect(scaleUp.tolerance).toBe('50m');
    expect(scaleDown.tolerance).toBe('0');
    expect(autoscaler().spec.behavior.scaleUp).not.toHaveProperty('tolerance');
  });

  test('may go to zero when a metric outlives the pods', () => {
    const metrics = [Metric.external({ name: 'queue_length' }, { averageValue: 10 })];
    expect(autoscaler({ minReplicas: 0, metrics }).spec.minReplicas).toBe(0);
  });

  test('takes another name and labels', () => {
    expect(autoscaler({ name: 'other', labels: { team: 'ml' } }).metadata).toEqual({
      name: 'other',
      namespace: 'serving',
      labels: { team: 'ml' },
    });
    expect(autoscaler().metadata.labels).toEqual({ app: 'inference' });
  });

  test("scales cdk8s-plus' own Deployment", () => {
    const manifests = synthConstruct((chart) => {
      const target = new kplus.Deployment(chart, 'Other', {
        metadata: { name: 'other' },
        containers: [{ image: 'x' }],
      });
      new InferenceAutoscaler(chart, 'Autoscaler', { target, maxReplicas: 3 });
    });
    expect(only(manifests, 'HorizontalPodAutoscaler').spec.scaleTargetRef.name).toBe('other');
    expect(only(manifests, 'Deployment').spec).not.toHaveProperty('replicas');
  });
});

describe('fails', () => {
  const rules = (scaleUp: object): Partial<InferenceAutoscalerProps> => ({ behavior: { scaleUp } });
  test.each([
    { props: { minReplicas: 11 }, says: "'minReplicas' is 11, above maxReplicas of 10" },
    { props: { maxReplicas: 0 }, says: "'maxReplicas' is 0; give a whole number of at least 1" },
    { props: { minReplicas: -1 }, says: "'minReplicas' is -1" },
    { props: { minReplicas: 0 }, says: 'without pods only an Object or External metric has a value' },
    { props: { metrics: [] }, says: "'metrics' is empty" },
    { props: { name: 'A' }, says: "'name' is 'A', not a DNS label" },
    {
      props: rules({ stabilizationWindow: Duration.seconds(3601) }),
      says: "'behavior.scaleUp.stabilizationWindow' is 3601; give a whole number from 0 to 3600",
    },
    { props: rules({ policies: [] }), says: "'behavior.scaleUp.policies' is empty" },
    {
      props: rules({ policies: [ScalingPolicy.pods(0, Duration.seconds(15))] }),
      says: "'behavior.scaleUp.policies[0].value' is 0",
    },
    {
      props: rules({ policies: [ScalingPolicy.pods(1, Duration.seconds(1801))] }),
      says: "'behavior.scaleUp.policies[0].period' is 1801; give a whole number from 1 to 1800",
    },
    { props: rules({ tolerance: -0.1 }), says: "'behavior.scaleUp.tolerance' is -0.1; give 0 or more" },
  ])('$says', ({ props, says }) => {
    expect(() => autoscaler(props)).toThrow(says);
  });
});
