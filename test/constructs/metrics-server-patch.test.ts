import { Duration } from 'cdk8s';
import { MetricsServer } from '../../lib/constructs/metrics-server';
import { MetricsServerPatch, type MetricsServerPatchProps } from '../../lib/constructs/metrics-server-patch';
import { type Manifest, only, synthConstruct } from '../support/synth-construct';

const patch = (props?: MetricsServerPatchProps): Manifest =>
  only(
    synthConstruct((chart) => new MetricsServerPatch(chart, 'Patch', props)),
    'Deployment',
  );

test('the default manifest', () => {
  expect(patch()).toMatchSnapshot();
});

test('it states the arguments and nothing else, so that it owns nothing else', () => {
  const { args } = patch().spec.template.spec.containers[0];
  expect(patch().spec).toEqual({ template: { spec: { containers: [{ name: 'metrics-server', args }] } } });
  expect(new Set(args).size).toBe(args.length);
});

test('its arguments are those of the whole metrics-server with the flag', () => {
  const whole = synthConstruct((chart) => new MetricsServer(chart, 'Whole', { kubeletInsecureTls: true }));
  const { args } = only(whole, 'Deployment').spec.template.spec.containers[0];
  expect(patch().spec.template.spec.containers[0].args).toEqual(args);
});

test('namespace and resolution are kube-system and 15 s unless said otherwise', () => {
  expect(patch().metadata.namespace).toBe('kube-system');
  const other = patch({ namespace: 'metrics', resolution: Duration.seconds(60) });
  expect(other.metadata.namespace).toBe('metrics');
  expect(other.spec.template.spec.containers[0].args).toContain('--metric-resolution=60s');
});

test('fails for a namespace that cannot be one', () => {
  expect(() => patch({ namespace: 'Metrics' })).toThrow("'namespace' is 'Metrics'");
});
