import type { KubeConfig } from '@kubernetes/client-node';

/** The official JavaScript client. */
export type KubernetesClient = typeof import('@kubernetes/client-node');

/**
 * Loads the official JavaScript client: an ES module of hundreds of files, which takes a second, so that only a run
 * that needs it waits for it.
 */
export function loadKubernetesClient(): Promise<KubernetesClient> {
  return import('@kubernetes/client-node');
}

export type { KubeConfig };
