import { Writable } from 'node:stream';
import type { Clock } from '../ports/clock';
import {
  type ApiObject,
  type ApiResponse,
  type Cluster,
  ClusterError,
  type CommandOutput,
  type ContainerPlace,
  type DatedAnswer,
  type RequestOptions,
  type WatchEvent,
} from '../ports/cluster';
import { ApiServer } from './api-server';
import type { KubeAccess } from './kube-access';
import type { KubernetesClient } from './kubernetes-client';

/** A real cluster, by a context of the kubeconfig. */
export class KubernetesCluster implements Cluster {
  private readonly api: ApiServer;

  public constructor(
    private readonly client: KubernetesClient,
    private readonly access: KubeAccess,
    clock: Clock,
  ) {
    this.api = new ApiServer(access, clock);
  }

  public get context(): string {
    return this.access.context;
  }

  public get server(): string {
    return this.access.server;
  }

  public read(path: string, options?: RequestOptions): Promise<ApiObject> {
    return this.api.read(path, options);
  }

  public create(path: string, body: ApiObject, options?: RequestOptions): Promise<ApiObject> {
    return this.api.create(path, body, options);
  }

  public get(path: string, options?: RequestOptions): Promise<ApiResponse> {
    return this.api.get(path, options);
  }

  public watch(
    path: string,
    resourceVersion: string,
    onEvent: (event: WatchEvent) => void,
    signal: AbortSignal,
  ): Promise<void> {
    return this.api.watch(path, resourceVersion, onEvent, signal);
  }

  public onDatedAnswer(listener: (answer: DatedAnswer) => void): void {
    this.api.onDatedAnswer(listener);
  }

  public exec(
    { namespace, pod, container }: ContainerPlace,
    command: readonly string[],
    { deadlineSeconds = 20 }: RequestOptions = {},
  ): Promise<CommandOutput> {
    const stdout = new Collected();
    const stderr = new Collected();
    const exec = new this.client.Exec(this.access.kubeConfig);
    return new Promise((resolve, reject) => {
      const fail = (message: string, cause?: unknown) =>
        reject(new ClusterError('unreachable', `the command in pod '${pod}' ${message}`, { cause }));
      const timer = setTimeout(() => fail(`did not end within ${deadlineSeconds} s`), deadlineSeconds * 1000);
      exec
        .exec(namespace, pod, container, [...command], stdout, stderr, null, false, (status) => {
          clearTimeout(timer);
          resolve({ exitCode: exitCodeOf(status), stdout: stdout.text, stderr: stderr.text });
        })
        .then((socket) => socket.on('close', () => clearTimeout(timer)))
        .catch((error: Error) => {
          clearTimeout(timer);
          fail(`could not be started: ${error.message}`, error);
        });
    });
  }
}

class Collected extends Writable {
  private readonly chunks: Buffer[] = [];

  public get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }

  public override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(Buffer.from(chunk));
    done();
  }
}

/** Returns the exit code that a Status of an ended command tells. */
function exitCodeOf(status: { readonly status?: string; readonly details?: unknown }): number {
  if (status.status === 'Success') {
    return 0;
  }
  const causes =
    (status.details as { readonly causes?: readonly { reason?: string; message?: string }[] })?.causes ?? [];
  return Number(causes.find(({ reason }) => reason === 'ExitCode')?.message ?? 1);
}
