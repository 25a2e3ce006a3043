import type { ContainerRunner } from './container-runner';
import type { SimNode } from './sim-node';

/** When a pod's condition Ready changed last, and to what. */
export interface Readiness {
  readonly isReady: boolean;
  /** Seconds from the start. */
  readonly since: number;
}

/** A pod as the API server has it, with the containers that its kubelet runs. */
export class Pod {
  /** Where it is scheduled. */
  public node: SimNode | undefined;
  public phase: 'Pending' | 'Running' = 'Pending';
  /** When the kubelet took it on: `status.startTime`. */
  public startedAt: number | undefined;
  /** The condition Ready; undefined before the kubelet has written one. */
  public readiness: Readiness | undefined;
  /** `metadata.deletionTimestamp`; undefined while it is to live. */
  public deletedAt: number | undefined;
  /** Whether the API server has it no more. */
  public isGone = false;
  /** Why it cannot be scheduled; undefined when it can. */
  public unschedulable: string | undefined;
  /** Containers that run while it serves, in the order of the model. */
  public containers: readonly ContainerRunner[] = [];
  /** Counts changes of what the API server shows. */
  public version = 0;

  public constructor(
    public readonly name: string,
    public readonly uid: string,
    /** Number of its ReplicaSet. */
    public readonly revision: number,
    public readonly createdAt: number,
    public readonly deletionCost: number,
  ) {}

  /** Whether it counts for its ReplicaSet. */
  public get isActive(): boolean {
    return this.deletedAt === undefined && !this.isGone;
  }

  /** The name of its serving process, while that runs. */
  public get serverId(): number | undefined {
    const serving = this.containers.find(({ process }) => process?.serverId !== undefined);
    return serving?.isRunning === true ? serving.process?.serverId : undefined;
  }

  /** Whether its condition Ready is true. */
  public get isReady(): boolean {
    return this.readiness?.isReady === true;
  }
}
