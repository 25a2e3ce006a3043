import type { k8s } from 'cdk8s-plus-28';

/** A taint that pods put up with: as in `spec.tolerations`. */
export interface Toleration {
  /**
   * The taint's key.
   *
   * @default - every key
   */
  readonly key?: string;

  /**
   * The taint's value.
   *
   * @default - every value of the key
   */
  readonly value?: string;

  /**
   * The taint's effect.
   *
   * @default - every effect
   */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** Where pods may run, how important they are, and what pulls their images. */
export interface PodPlacement {
  /**
   * Labels that a node must have.
   *
   * @default - any node
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;

  /**
   * Taints of nodes that the pods put up with.
   *
   * @default - none
   */
  readonly tolerations?: readonly Toleration[];

  /**
   * The priority class of the pods; the cluster must have it.
   *
   * @default - the cluster's default priority
   */
  readonly priorityClassName?: string;

  /**
   * Names of Secrets that hold registry credentials.
   *
   * @default - none
   */
  readonly imagePullSecrets?: readonly string[];
}

/** Returns the placement as the API wants it; what is left out is not written. */
export function renderPlacement({
  nodeSelector,
  tolerations,
  priorityClassName,
  imagePullSecrets,
}: PodPlacement): Pick<k8s.PodSpec, 'nodeSelector' | 'tolerations' | 'priorityClassName' | 'imagePullSecrets'> {
  return {
    ...(nodeSelector === undefined ? {} : { nodeSelector: { ...nodeSelector } }),
    ...(tolerations === undefined ? {} : { tolerations: tolerations.map(renderToleration) }),
    ...(priorityClassName === undefined ? {} : { priorityClassName }),
    ...(imagePullSecrets === undefined ? {} : { imagePullSecrets: imagePullSecrets.map((name) => ({ name })) }),
  };
}

function renderToleration({ key, value, effect }: Toleration): k8s.Toleration {
  return {
    operator: value === undefined ? 'Exists' : 'Equal',
    ...(key === undefined ? {} : { key }),
    ...(value === undefined ? {} : { value }),
    ...(effect === undefined ? {} : { effect }),
  };
}
