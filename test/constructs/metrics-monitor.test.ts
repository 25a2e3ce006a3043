import { Duration } from 'cdk8s';
import { MetricsMonitor, type MetricsMonitorProps } from '../../lib/constructs/metrics-monitor';
import { type Manifest, only, synthConstruct } from '../support/synth-construct';

const PROPS: MetricsMonitorProps = { name: 'inference', serviceLabels: { app: 'inference' }, port: 'http' };
const monitor = (props: Partial<MetricsMonitorProps> = {}): Manifest =>
  only(
    synthConstruct((chart) => new MetricsMonitor(chart, 'Monitor', { ...PROPS, ...props })),
    'ServiceMonitor',
  );

test('the default manifest', () => {
  expect(monitor()).toMatchSnapshot();
});

test('it scrapes /metrics each 30 s unless said otherwise', () => {
  expect(monitor().spec.endpoints).toEqual([{ port: 'http', path: '/metrics', interval: '30s' }]);
  const other = monitor({ path: '/stats', interval: Duration.minutes(1), labels: { release: 'prometheus' } });
  expect(other.spec.endpoints).toEqual([{ port: 'http', path: '/stats', interval: '60s' }]);
  expect(other.metadata.labels).toEqual({ release: 'prometheus' });
  expect(monitor().metadata.labels).toEqual({ app: 'inference' });
});

test('fails on an interval below a second, and on a name that is no DNS label', () => {
  expect(() => monitor({ interval: Duration.millis(500), name: 'A' })).toThrow(
    /'name' is 'A'.*\n'interval' is 0.5; give a whole number of at least 1/,
  );
});
