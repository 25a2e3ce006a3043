import { RestrictedNamespace } from '../../lib/constructs/restricted-namespace';
import { type Manifest, only, synthConstruct } from '../support/synth-construct';

const namespace = (name: string): Manifest =>
  only(
    synthConstruct((chart) => new RestrictedNamespace(chart, 'Namespace', { name })),
    'Namespace',
  );

test('the default manifest', () => {
  expect(namespace('inference')).toMatchSnapshot();
});

test('it enforces, audits and warns of the level restricted', () => {
  const { labels } = namespace('inference').metadata;
  for (const mode of ['enforce', 'audit', 'warn']) {
    expect(labels[`pod-security.kubernetes.io/${mode}`]).toBe('restricted');
    expect(labels[`pod-security.kubernetes.io/${mode}-version`]).toBe('latest');
  }
});

test('fails on a name that is no DNS label', () => {
  expect(() => namespace('In_ference')).toThrow("'name' is 'In_ference', not a DNS label");
});
