import { Size } from 'cdk8s';
import { Cpu, k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { dnsLabelFaults } from '../values/dns-label';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { atLeast, wholeFaults } from '../values/ranges';
import { checksumAnnotation } from './content-checksum';
import { LOCUST_FOLDER, LocustNode } from './locust-node';
import { type LocustScenario, packagedLocustfile, renderScenario } from './locust-scenario';
import type { ContainerResources } from './resources';
import { stableLabels } from './stable-labels';
import { StableService } from './stable-service';

/** Properties for `LocustLoadTest`. */
export interface LocustLoadTestProps {
  /** What is loaded: `http://` or `https://`, a host and perhaps a port, without a path. */
  readonly host: string;

  /** Number of workers, and the number that the master expects: whole, at least 1. */
  readonly workers: number;

  /**
   * What the users do.
   *
   * @default - the reference's mix and payload
   */
  readonly scenario?: LocustScenario;

  /**
   * Text of a locustfile of your own. `scenario.json` lies beside it.
   *
   * @default - the packaged one, which reads `scenario.json`
   */
  readonly locustfile?: string;

  /**
   * The class of the locustfile that is run: a Python identifier.
   *
   * @default 'InferenceUser'
   */
  readonly userClass?: string;

  /**
   * The port of every node that leads to the master's web page and API: 30000 to 32767. Neither has a login, and both start
   * load on any host that the pods can reach. kube-proxy listens on all addresses of a node unless its own
   * `--nodeport-addresses` says fewer, and a NetworkPolicy cannot tell the node's own traffic from what it passes on
   * (https://kubernetes.io/docs/tutorials/services/source-ip/): give a port only where nobody else reaches the nodes.
   *
   * @default - inside the cluster only; `kubectl port-forward` leads there from 127.0.0.1 alone
   */
  readonly nodePort?: number;

  /**
   * The image; its entrypoint is `locust`.
   *
   * @default 'locustio/locust:2.47.0'
   */
  readonly image?: string;

  /**
   * Prefix of every object's name: a DNS label.
   *
   * @default 'locust'
   */
  readonly name?: string;

  /**
   * Requests and limits of the master.
   *
   * @default - 100m CPU requested and 500m at most, 256Mi memory
   */
  readonly masterResources?: ContainerResources;

  /**
   * Requests and limits of each worker. A worker uses one core at most.
   *
   * @default - 250m CPU requested and 1 at most, 256Mi memory
   */
  readonly workerResources?: ContainerResources;
}

const WEB_PORT = 8089;
const MASTER_PORTS = [
  { name: 'master', containerPort: 5557 },
  { name: 'master-plus-1', containerPort: 5558 },
];
const memory = { request: Size.mebibytes(256), limit: Size.mebibytes(256) };
const MASTER: ContainerResources = { cpu: { request: Cpu.millis(100), limit: Cpu.millis(500) }, memory };
const WORKER: ContainerResources = { cpu: { request: Cpu.millis(250), limit: Cpu.units(1) }, memory };

/** A Locust master with its workers, their Services, and the locustfile that both run. */
export class LocustLoadTest extends Construct {
  /** The Service that workers reach the master by. */
  public readonly master: StableService;
  /** The Service of the master's web page and API: of type NodePort with `nodePort`, else ClusterIP. */
  public readonly web: StableService;

  public constructor(scope: Construct, id: string, props: LocustLoadTestProps) {
    super(scope, id);
    refuseIfAny(loadTestFaults(props));
    const { name = 'locust', image = 'locustio/locust:2.47.0', userClass = 'InferenceUser', workers } = props;
    const masterName = `${name}-master`;
    const data = {
      'locustfile.py': props.locustfile ?? packagedLocustfile(),
      'scenario.json': renderScenario(props.scenario),
    };
    new k8s.KubeConfigMap(this, 'Locustfile', {
      metadata: { name: `${name}-locustfile`, labels: stableLabels(name) },
      data,
    });
    const shared = { image, configMap: `${name}-locustfile`, annotations: checksumAnnotation(data) };
    const locustfile = `--locustfile=${LOCUST_FOLDER}/locustfile.py`;
    const master = new LocustNode(this, 'Master', {
      ...shared,
      name: masterName,
      args: [locustfile, '--master', `--expect-workers=${workers}`, `--host=${props.host}`, userClass],
      replicas: 1,
      ports: [{ name: 'web', containerPort: WEB_PORT }, ...MASTER_PORTS],
      resources: props.masterResources ?? MASTER,
    });
    new LocustNode(this, 'Workers', {
      ...shared,
      name: `${name}-worker`,
      args: [locustfile, '--worker', `--master-host=${masterName}`, userClass],
      replicas: workers,
      ports: [],
      resources: props.workerResources ?? WORKER,
    });
    this.master = new StableService(this, 'MasterService', {
      name: masterName,
      selector: master.selector,
      ports: MASTER_PORTS.map(({ name: port, containerPort }) => ({ name: port, port: containerPort })),
    });
    this.web = new StableService(this, 'WebService', {
      name: `${name}-web`,
      selector: master.selector,
      ports: [{ name: 'web', port: WEB_PORT, ...(props.nodePort === undefined ? {} : { nodePort: props.nodePort }) }],
    });
  }
}

function loadTestFaults({ host, workers, userClass = 'InferenceUser', name = 'locust' }: LocustLoadTestProps): Fault[] {
  const faults = [...dnsLabelFaults(name, 'name'), ...wholeFaults(workers, 'workers', atLeast(1))];
  if (!/^https?:\/\/[^/?#\s]+$/.test(host)) {
    faults.push({
      code: 'BAD_FORMAT',
      at: 'host',
      message: `is '${host}'; give it as http://service:port, without a path`,
    });
  }
  if (!/^[A-Za-z_]\w*$/.test(userClass)) {
    faults.push({ code: 'BAD_FORMAT', at: 'userClass', message: `is '${userClass}'; give the name of a Python class` });
  }
  return faults;
}
