import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  ImagePullPolicy,
  InferenceDeployment,
  type InferenceDeploymentProps,
} from '../../lib/constructs/inference-deployment';
import { WhenUnsatisfiable } from '../../lib/constructs/topology-spread';
import { type Manifest, only, SOME_PROBES, SOME_RESOURCES, synthConstruct } from '../support/synth-construct';

const PROPS: InferenceDeploymentProps = {
  name: 'inference',
  image: 'inference:1.0.0',
  resources: SOME_RESOURCES,
  probes: SOME_PROBES,
};

function deployment(props: Partial<InferenceDeploymentProps> = {}): Manifest {
  return only(
    synthConstruct((chart) => new InferenceDeployment(chart, 'Server', { ...PROPS, ...props })),
    'Deployment',
  );
}

test('the default manifest', () => {
  expect(deployment()).toMatchSnapshot();
});

describe('an inference Deployment', () => {
  test('selects its pods by a label that does not depend on the construct tree', () => {
    const { metadata, spec } = deployment();
    expect(spec.selector).toEqual({ matchLabels: { app: 'inference' } });
    expect(spec.template.metadata.labels).toEqual({ app: 'inference' });
    expect(metadata.labels).toEqual({ app: 'inference' });
  });

  test('leaves the count to the autoscaler, or fixes it when asked', () => {
    expect(deployment().spec).not.toHaveProperty('replicas');
    expect(deployment({ replicas: 3 }).spec.replicas).toBe(3);
    expect(deployment({ replicas: 0 }).spec.replicas).toBe(0);
  });

  test('runs without any privilege', () => {
    const pod = deployment().spec.template.spec;
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 65_532, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(pod.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    });
  });

  test('may write to the folders it names, and by default to /tmp only', () => {
    const pod = deployment({ writablePaths: ['/tmp', '/var/cache/model'] }).spec.template.spec;
    expect(pod.volumes).toEqual([
      { name: 'tmp', emptyDir: { sizeLimit: '1Gi' } },
      { name: 'var-cache-model', emptyDir: { sizeLimit: '1Gi' } },
    ]);
    expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'var-cache-model', mountPath: '/var/cache/model' });
    expect(deployment().spec.template.spec.volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }]);
  });

  test('names its port http, 8000 unless said otherwise', () => {
    const port = (props = {}): unknown => deployment(props).spec.template.spec.containers[0].ports;
    expect(port()).toEqual([{ name: 'http', containerPort: 8000, protocol: 'TCP' }]);
    expect(port({ port: 9000 })).toEqual([{ name: 'http', containerPort: 9000, protocol: 'TCP' }]);
  });

  test('drains with the sleep action, and without one has the default grace period and no hook', () => {
    const drained = deployment({ drain: { pause: Duration.seconds(10), gracePeriod: Duration.minutes(1) } });
    expect(drained.spec.template.spec.terminationGracePeriodSeconds).toBe(60);
    expect(drained.spec.template.spec.containers[0].lifecycle).toEqual({ preStop: { sleep: { seconds: 10 } } });
    expect(deployment().spec.template.spec.terminationGracePeriodSeconds).toBe(30);
    expect(deployment().spec.template.spec.containers[0]).not.toHaveProperty('lifecycle');
  });

  test('spreads its own pods', () => {
    const spread = [{ topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: WhenUnsatisfiable.SCHEDULE_ANYWAY }];
    expect(deployment({ spread }).spec.template.spec.topologySpreadConstraints).toEqual([
      {
        topologyKey: 'kubernetes.io/hostname',
        maxSkew: 1,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { app: 'inference' } },
      },
    ]);
    const [strict] = deployment({ spread: [{ topologyKey: 'zone' }] }).spec.template.spec.topologySpreadConstraints;
    expect(strict.whenUnsatisfiable).toBe('DoNotSchedule');
  });

  test('passes environment, pull policy, user and init container on', () => {
    const pod = deployment({
      env: { MODEL: 'large' },
      imagePullPolicy: ImagePullPolicy.ALWAYS,
      runAsUser: 1000,
      waitFor: { endpoints: [{ host: 'kafka', port: 9092 }] },
    }).spec.template.spec;
    expect(pod.containers[0]).toMatchObject({ env: [{ name: 'MODEL', value: 'large' }], imagePullPolicy: 'Always' });
    expect(pod.securityContext).toMatchObject({ runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 });
    expect(pod.initContainers.map(({ name }: Manifest) => name)).toEqual(['wait-for-kafka']);
    expect(deployment().spec.template.spec.containers[0].imagePullPolicy).toBe('IfNotPresent');
  });

  test('runs where it is told, on behalf of whom it is told', () => {
    const pod = deployment({
      nodeSelector: { 'gpu.example.com/class': 'a100' },
      tolerations: [{ key: 'gpu', effect: 'NoSchedule' }, { key: 'team', value: 'ml' }, {}],
      priorityClassName: 'serving',
      imagePullSecrets: ['registry'],
    }).spec.template.spec;
    expect(pod).toMatchObject({
      nodeSelector: { 'gpu.example.com/class': 'a100' },
      tolerations: [
        { key: 'gpu', operator: 'Exists', effect: 'NoSchedule' },
        { key: 'team', operator: 'Equal', value: 'ml' },
        { operator: 'Exists' },
      ],
      priorityClassName: 'serving',
      imagePullSecrets: [{ name: 'registry' }],
    });
    for (const key of ['nodeSelector', 'tolerations', 'priorityClassName', 'imagePullSecrets']) {
      expect(deployment().spec.template.spec).not.toHaveProperty(key);
    }
  });

  test('takes secrets by name, and annotations for its pods', () => {
    const { template } = deployment({
      env: { TOKEN: { secret: 'hub', key: 'token' } },
      podAnnotations: { 'sidecar.example.com/inject': 'true' },
    }).spec;
    expect(template.spec.containers[0].env).toEqual([
      { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'hub', key: 'token' } } },
    ]);
    expect(template.metadata.annotations).toEqual({ 'sidecar.example.com/inject': 'true' });
    expect(deployment().spec.template.metadata).not.toHaveProperty('annotations');
  });

  test("is a target for cdk8s-plus' own autoscaler", () => {
    const manifests = synthConstruct((chart) => {
      const target = new InferenceDeployment(chart, 'Server', PROPS);
      new kplus.HorizontalPodAutoscaler(chart, 'Hpa', {
        target,
        maxReplicas: 3,
        metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
      });
    });
    expect(only(manifests, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: 'inference',
    });
  });
});

describe('fails', () => {
  test.each([
    { props: { name: 'Inference' }, says: "'name' is 'Inference', not a DNS label" },
    { props: { name: 'a'.repeat(64) }, says: 'not a DNS label' },
    { props: { port: 0 }, says: "'port' is 0; give a whole number from 1 to 65535" },
    { props: { port: 65_536 }, says: "'port' is 65536" },
    { props: { replicas: -1 }, says: "'replicas' is -1; give a whole number of at least 0" },
    { props: { replicas: 1.5 }, says: "'replicas' is 1.5" },
    { props: { runAsUser: 0 }, says: "'runAsUser' is 0; give a whole number of at least 1" },
    {
      props: { drain: { pause: Duration.seconds(30), gracePeriod: Duration.seconds(30) } },
      says: "'drain.gracePeriod' is 30 s, used up by the pause of 30 s",
    },
    { props: { writablePaths: ['tmp'] }, says: "'writablePaths[0]' is 'tmp'; give an absolute path" },
    { props: { writablePaths: ['/a/b', '/a-b'] }, says: "'writablePaths[1]' is '/a-b', given already" },
    { props: { spread: [{ topologyKey: 'zone', maxSkew: 0 }] }, says: "'spread.maxSkew' is 0" },
  ])('on $props', ({ props, says }) => {
    expect(() => deployment(props)).toThrow(says);
  });

  test('when a fixed count meets an autoscaler, or a second autoscaler comes', () => {
    synthConstruct((chart) => {
      const fixed = new InferenceDeployment(chart, 'Fixed', { ...PROPS, replicas: 2 });
      expect(() => fixed.markHasAutoscaler()).toThrow("'replicas' is 2, but an autoscaler owns the count");
      const free = new InferenceDeployment(chart, 'Free', { ...PROPS, name: 'other' });
      free.markHasAutoscaler();
      expect(free.hasAutoscaler).toBe(true);
      expect(() => free.markHasAutoscaler()).toThrow("'target' 'other' already has an autoscaler");
    });
  });

  test('with every fault at once', () => {
    expect(() => deployment({ name: '_', port: 0, runAsUser: 0 })).toThrow(/'name'.*\n'port'.*\n'runAsUser'/);
  });
});
