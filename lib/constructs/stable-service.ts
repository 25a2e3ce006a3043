import type { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { dnsLabelFaults } from '../values/dns-label';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { NODE_PORTS, PORTS, wholeFaults } from '../values/ranges';

/** A TCP port of a Service. */
export interface ServicePort {
  /** The port's name: a DNS label, unique in the Service. */
  readonly name: string;

  /** The port that clients connect to: 1 to 65535. */
  readonly port: number;

  /**
   * The container's port: 1 to 65535.
   *
   * @default - the same as `port`
   */
  readonly targetPort?: number;

  /**
   * A port of every node that leads here too: 30000 to 32767. It makes the Service a NodePort Service.
   *
   * @default - the port is reachable inside the cluster only
   */
  readonly nodePort?: number;
}

/** Properties for `StableService`. */
export interface StableServiceProps {
  /** The Service's name, which is its DNS name too: a DNS label. */
  readonly name: string;

  /** Labels of the pods behind it. They must not change from one release to the next. */
  readonly selector: Readonly<Record<string, string>>;

  /** Its ports; at least one. */
  readonly ports: readonly ServicePort[];

  /**
   * Labels of the Service itself.
   *
   * @default - those of the selector
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A Service with a cluster address that selects pods by stable labels. With a node port it is of type NodePort. */
export class StableService extends Construct {
  /** The Service's name. */
  public readonly name: string;
  /** Labels of the Service itself. */
  public readonly labels: Readonly<Record<string, string>>;
  /** The manifest, for escape hatches. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: StableServiceProps) {
    super(scope, id);
    refuseIfAny(serviceFaults(props));
    this.name = props.name;
    this.labels = props.labels ?? props.selector;
    this.apiObject = new k8s.KubeService(this, 'Resource', {
      metadata: { name: props.name, labels: { ...this.labels } },
      spec: {
        type: props.ports.some(({ nodePort }) => nodePort !== undefined) ? 'NodePort' : 'ClusterIP',
        selector: { ...props.selector },
        ports: props.ports.map(({ name, port, targetPort, nodePort }) => ({
          name,
          port,
          targetPort: k8s.IntOrString.fromNumber(targetPort ?? port),
          protocol: 'TCP',
          ...(nodePort === undefined ? {} : { nodePort }),
        })),
      },
    });
  }
}

function serviceFaults({ name, ports, selector }: StableServiceProps): Fault[] {
  const faults = dnsLabelFaults(name, 'name');
  if (ports.length === 0) {
    faults.push({ code: 'MISSING', at: 'ports', message: 'is empty; give at least one port' });
  }
  if (Object.keys(selector).length === 0) {
    faults.push({ code: 'MISSING', at: 'selector', message: 'is empty and selects no pod; give at least one label' });
  }
  for (const [index, port] of ports.entries()) {
    const at = `ports[${index}]`;
    faults.push(...dnsLabelFaults(port.name, `${at}.name`), ...wholeFaults(port.port, `${at}.port`, PORTS));
    if (port.targetPort !== undefined) {
      faults.push(...wholeFaults(port.targetPort, `${at}.targetPort`, PORTS));
    }
    if (port.nodePort !== undefined) {
      faults.push(...wholeFaults(port.nodePort, `${at}.nodePort`, NODE_PORTS));
    }
    if (ports.findIndex((each) => each.name === port.name) !== index) {
      faults.push({
        code: 'CONFLICT',
        at: `${at}.name`,
        message: `is '${port.name}', given already; use another name`,
      });
    }
  }
  return faults;
}
