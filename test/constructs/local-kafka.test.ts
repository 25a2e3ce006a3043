import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { LocalKafka, type LocalKafkaProps } from '../../lib/constructs/local-kafka';
import { type Manifest, only, synthConstruct } from '../support/synth-construct';

const kafka = (props?: LocalKafkaProps): Manifest[] => synthConstruct((chart) => new LocalKafka(chart, 'Kafka', props));

test('the default manifest', () => {
  expect(kafka()).toMatchSnapshot();
});

test('its Service leads to its pods, at the address that the broker advertises', () => {
  const manifests = kafka({ name: 'broker' });
  const service = only(manifests, 'Service');
  expect(service.metadata.name).toBe('broker');
  expect(service.spec.selector).toEqual(only(manifests, 'Deployment').spec.template.metadata.labels);
  expect(only(manifests, 'ConfigMap').data['server.properties']).toContain(
    'advertised.listeners=PLAINTEXT://broker:9092\n',
  );
});

test('there is never a second broker beside the first', () => {
  expect(only(kafka(), 'Deployment').spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
});

test('its heap is half of the memory', () => {
  const heap = (props?: LocalKafkaProps): string =>
    only(kafka(props), 'Deployment').spec.template.spec.containers[0].env[0].value;
  expect(heap()).toBe('-Xms384m -Xmx384m');
  const memory = { request: Size.gibibytes(1), limit: Size.gibibytes(1) };
  expect(heap({ resources: { cpu: { request: Cpu.units(1), limit: Cpu.units(1) }, memory } })).toBe(
    '-Xms512m -Xmx512m',
  );
});

test('a change of its settings restarts it', () => {
  const checksum = (props: LocalKafkaProps): string =>
    only(kafka(props), 'Deployment').spec.template.metadata.annotations['cdk8s-inference/config-checksum'];
  expect(checksum({ name: 'a' })).not.toBe(checksum({ name: 'b' }));
  expect(checksum({ name: 'a' })).toBe(checksum({ name: 'a', image: 'other:1' }));
});

test('fails on a name that is no DNS label', () => {
  expect(() => kafka({ name: 'Kafka' })).toThrow("'name' is 'Kafka', not a DNS label");
});
