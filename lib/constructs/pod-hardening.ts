import type { k8s } from 'cdk8s-plus-28';

/**
 * Returns the security context of a container that needs nothing of its node: no root, no privileges to gain, no
 * capabilities, a read-only root file system. Together with `hardenedPod` it meets the pod-security level `restricted`.
 */
export function hardenedContainer(): k8s.SecurityContext {
  return {
    allowPrivilegeEscalation: false,
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    capabilities: { drop: ['ALL'] },
  };
}

/**
 * Returns the pod's share of the hardening: a user that is not root, the runtime's seccomp profile, no API token.
 *
 * @param user the numeric user and group that the pod's images can run as: at least 1.
 */
export function hardenedPod(
  user: number,
): Pick<k8s.PodSpec, 'securityContext' | 'automountServiceAccountToken' | 'enableServiceLinks'> {
  return {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: user,
      fsGroup: user,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}
