import { type ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { ServiceMonitor } from '../../imports/monitoring.coreos.com';
import { dnsLabelFaults } from '../values/dns-label';
import { refuseIfAny } from '../values/invalid-input';
import { atLeast, wholeFaults } from '../values/ranges';

/** How a service's metrics are scraped. */
export interface MonitorRules {
  /**
   * HTTP path of the metrics.
   *
   * @default '/metrics'
   */
  readonly path?: string;

  /**
   * Time between two scrapes, in whole seconds.
   *
   * @default Duration.seconds(30)
   */
  readonly interval?: Duration;

  /**
   * Labels of the ServiceMonitor, where Prometheus selects its monitors by label.
   *
   * @default - those of the Service
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Properties for `MetricsMonitor`. */
export interface MetricsMonitorProps extends MonitorRules {
  /** The monitor's name: a DNS label. */
  readonly name: string;
  /** Labels of the Service to scrape. */
  readonly serviceLabels: Readonly<Record<string, string>>;
  /** Name of the Service's port. */
  readonly port: string;
}

/** A ServiceMonitor: prometheus-operator makes Prometheus scrape the Service. The cluster must have its definition. */
export class MetricsMonitor extends Construct {
  /** The manifest, for escape hatches. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: MetricsMonitorProps) {
    super(scope, id);
    const { name, serviceLabels, port, path = '/metrics', interval = Duration.seconds(30), labels } = props;
    const seconds = interval.toMilliseconds() / 1000;
    refuseIfAny([...dnsLabelFaults(name, 'name'), ...wholeFaults(seconds, 'interval', atLeast(1))]);
    this.apiObject = new ServiceMonitor(this, 'Resource', {
      metadata: { name, labels: { ...(labels ?? serviceLabels) } },
      spec: {
        selector: { matchLabels: { ...serviceLabels } },
        endpoints: [{ port, path, interval: `${seconds}s` }],
      },
    });
  }
}
