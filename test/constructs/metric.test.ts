import { Size } from 'cdk8s';
import { Cpu, k8s } from 'cdk8s-plus-28';
import { Metric } from '../../lib/constructs/metric';

const SERVICE = { apiVersion: 'v1', kind: 'Service', name: 'inference' };
const plain = ({ spec }: Metric): unknown => k8s.toJson_MetricSpecV2(spec);

describe('metrics of autoscaling/v2', () => {
  test.each([
    {
      of: Metric.cpuUtilization(70),
      is: { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
    },
    {
      of: Metric.memoryUtilization(80),
      is: { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } } },
    },
    {
      of: Metric.cpuAverage(Cpu.millis(700)),
      is: { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '700m' } } },
    },
    {
      of: Metric.memoryAverage(Size.gibibytes(1)),
      is: { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } } },
    },
    {
      of: Metric.containerCpuUtilization('server', 60),
      is: {
        type: 'ContainerResource',
        containerResource: {
          name: 'cpu',
          container: 'server',
          target: { type: 'Utilization', averageUtilization: 60 },
        },
      },
    },
    {
      of: Metric.containerCpuAverage('server', Cpu.units(1)),
      is: {
        type: 'ContainerResource',
        containerResource: { name: 'cpu', container: 'server', target: { type: 'AverageValue', averageValue: '1' } },
      },
    },
    {
      of: Metric.containerMemoryUtilization('server', 60),
      is: {
        type: 'ContainerResource',
        containerResource: {
          name: 'memory',
          container: 'server',
          target: { type: 'Utilization', averageUtilization: 60 },
        },
      },
    },
    {
      of: Metric.containerMemoryAverage('server', Size.mebibytes(512)),
      is: {
        type: 'ContainerResource',
        containerResource: {
          name: 'memory',
          container: 'server',
          target: { type: 'AverageValue', averageValue: '512Mi' },
        },
      },
    },
    {
      of: Metric.pods({ name: 'requests_per_second' }, 40),
      is: {
        type: 'Pods',
        pods: { metric: { name: 'requests_per_second' }, target: { type: 'AverageValue', averageValue: '40' } },
      },
    },
    {
      of: Metric.object(SERVICE, { name: 'latency_p95', labels: { path: '/predict' } }, { value: '120m' }),
      is: {
        type: 'Object',
        object: {
          describedObject: SERVICE,
          metric: { name: 'latency_p95', selector: { matchLabels: { path: '/predict' } } },
          target: { type: 'Value', value: '120m' },
        },
      },
    },
    {
      of: Metric.external({ name: 'queue_length' }, { averageValue: 0.5 }),
      is: {
        type: 'External',
        external: { metric: { name: 'queue_length' }, target: { type: 'AverageValue', averageValue: '500m' } },
      },
    },
  ])('$is.type: $of', ({ of, is }) => {
    expect(plain(of)).toEqual(is);
  });

  test.each([
    { make: () => Metric.cpuUtilization(0), says: "'percent' is 0; give a whole number of at least 1" },
    { make: () => Metric.cpuUtilization(70.5), says: "'percent' is 70.5" },
    { make: () => Metric.containerCpuUtilization('A', 1), says: "'container' is 'A', not a DNS label" },
    { make: () => Metric.pods({ name: 'x' }, '0'), says: "'target' is 0; give a quantity above 0" },
    { make: () => Metric.pods({ name: 'x' }, '-1'), says: "'target' is -1; give a quantity above 0" },
    { make: () => Metric.pods({ name: 'x' }, '1 Gi'), says: "'target' is '1 Gi', not a Kubernetes quantity" },
    { make: () => Metric.external({ name: '' }, { value: 1 }), says: "'metric.name' is ''" },
  ])('fails: $says', ({ make, says }) => {
    expect(make).toThrow(says);
  });
});
