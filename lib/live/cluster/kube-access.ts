import type { RequestOptions } from 'node:https';
import { InvalidInput } from '../../values/invalid-input';
import type { KubeConfig, KubernetesClient } from './kubernetes-client';
import { proxyFor } from './proxy-environment';

/** How the API server of a context is reached, with credentials that can be renewed. */
export interface ApiAccess {
  readonly context: string;
  /** Address of the API server, without a slash at its end. */
  readonly server: string;
  /** Returns what a request needs to be let in: agent, certificates, headers. */
  connection(): Promise<RequestOptions>;
  /** Reads the credentials anew, and asks plugins anew. */
  renew(): Promise<void>;
}

/**
 * A context of the kubeconfig, as kubectl finds it: `$KUBECONFIG` (a list of files), `~/.kube/config`, or, inside of a
 * cluster, the pod's service account. Exec plugins, tokens in files and proxies work as in kubectl.
 */
export class KubeAccess implements ApiAccess {
  private config: KubeConfig;

  private constructor(
    private readonly client: KubernetesClient,
    private readonly wanted: string | undefined,
    private readonly environment: NodeJS.ProcessEnv,
  ) {
    this.config = this.load();
  }

  /**
   * Finds a context.
   *
   * @param context its name; undefined for the current one.
   * @throws InvalidInput when there is no such context, or the kubeconfig cannot be read.
   */
  public static open(
    client: KubernetesClient,
    context: string | undefined,
    environment: NodeJS.ProcessEnv = process.env,
  ): KubeAccess {
    return new KubeAccess(client, context, environment);
  }

  public get context(): string {
    return this.config.getCurrentContext();
  }

  public get server(): string {
    return (this.config.getCurrentCluster()?.server ?? '').replace(/\/$/, '');
  }

  /** The namespace that the context names; undefined when it names none. */
  public get namespace(): string | undefined {
    return this.config.getContextObject(this.context)?.namespace;
  }

  /** The configuration as the client's own classes want it. */
  public get kubeConfig(): KubeConfig {
    return this.config;
  }

  public async connection(): Promise<RequestOptions> {
    const options: RequestOptions = {};
    await this.config.applyToHTTPSOptions(options);
    return options;
  }

  public async renew(): Promise<void> {
    this.config = this.load();
  }

  private load(): KubeConfig {
    const config = new this.client.KubeConfig();
    try {
      config.loadFromDefault();
    } catch (cause) {
      throw InvalidInput.of('UNREADABLE', 'kubeconfig', `cannot be read: ${(cause as Error).message}`, { cause });
    }
    const names = config.getContexts().map(({ name }) => name);
    const name = this.wanted ?? config.getCurrentContext();
    if (!names.includes(name)) {
      const there = names.length === 0 ? 'there is none' : `there are ${names.join(', ')}`;
      const message = `is '${name ?? ''}', which the kubeconfig does not have (${there}); name another, or set KUBECONFIG`;
      throw InvalidInput.of('NOT_FOUND', '--context', message);
    }
    config.setCurrentContext(name);
    refuseNoServer(name, config.getCurrentCluster()?.server);
    this.useProxyOfEnvironment(config);
    return config;
  }

  /** kubectl takes a proxy of the environment where the kubeconfig names none; the client does not. */
  private useProxyOfEnvironment(config: KubeConfig): void {
    const cluster = config.getCurrentCluster();
    if (cluster === null || cluster.proxyUrl !== undefined) {
      return;
    }
    const proxyUrl = proxyFor(cluster.server, this.environment);
    if (proxyUrl !== undefined) {
      config.clusters = config.clusters.map((each) => (each.name === cluster.name ? { ...each, proxyUrl } : each));
    }
  }
}

/** A context may name a cluster that the kubeconfig does not have, or one without an address: asking it again is of no use. */
function refuseNoServer(context: string, server: string | undefined): void {
  if (server === undefined || !URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol)) {
    const cluster = server === undefined ? 'no cluster of the kubeconfig' : `a cluster whose server is '${server}'`;
    const message = `is '${context}', which names ${cluster}; give it one whose server begins with https:// or http://`;
    throw InvalidInput.of('BAD_FORMAT', '--context', message);
  }
}
