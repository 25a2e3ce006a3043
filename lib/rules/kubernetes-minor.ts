import type { CheckSettings } from '../settings/check-settings';

/** Returns the minor version that the settings state: 33 of `1.33` or `v1.33.2`; undefined when they state none. */
export function kubernetesMinor({ kubernetesVersion }: CheckSettings): number | undefined {
  const minor = /^v?1\.(?<minor>\d+)/.exec(kubernetesVersion ?? '')?.groups?.minor;
  return minor === undefined ? undefined : Number(minor);
}
