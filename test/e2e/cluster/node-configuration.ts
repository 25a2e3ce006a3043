import { controlGroup } from './namespaces';
import type { RunFolder } from './run-folder';
import { VERSIONS } from './versions';

/** Where containerd listens, in the node's own /run. */
export const CONTAINERD_SOCKET = '/run/containerd/containerd.sock';

/** Returns containerd's configuration. */
export function containerdToml({ path }: RunFolder): string {
  return `
version = 3
root = "${path}/containerd/root"
state = "/run/containerd/state"
imports = []
[grpc]
  address = "${CONTAINERD_SOCKET}"
[plugins.'io.containerd.internal.v1.opt']
  path = "${path}/containerd/opt"
[plugins.'io.containerd.nri.v1.nri']
  disable = true
[plugins.'io.containerd.cri.v1.images'.pinned_images]
  sandbox = "registry.k8s.io/pause:${VERSIONS.pause}"
[plugins.'io.containerd.cri.v1.runtime']
  restrict_oom_score_adj = true        # a virtual machine may lack CAP_SYS_RESOURCE: scores cannot be lowered
  netns_mounts_under_state_dir = true  # else in /run/netns, with the machine's
  disable_apparmor = true
[plugins.'io.containerd.cri.v1.runtime'.cni]
  bin_dirs = ["/usr/lib/cni"]
  conf_dir = "${path}/cni"
[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
  SystemdCgroup = false
  BinaryName = "/usr/sbin/runc"
`;
}

/** Returns the pod network's CNI configuration: a bridge with nothing behind it. */
export function podNetwork({ path }: RunFolder, podRange: string): unknown {
  const ipam = {
    type: 'host-local',
    dataDir: `${path}/cni-addresses`,
    ranges: [[{ subnet: podRange }]],
    routes: [{ dst: '0.0.0.0/0' }],
  };
  // hairpin: a pod may reach itself through its service
  const bridge = { type: 'bridge', bridge: 'pods0', isGateway: true, hairpinMode: true, ipMasq: false, ipam };
  return { cniVersion: '1.0.0', name: 'pods', plugins: [bridge] };
}

/** Returns the kubelet's configuration. It signs its own serving certificate, as Docker Desktop's does. */
export function kubeletConfiguration(folder: RunFolder, dnsAddress: string): unknown {
  const { path } = folder;
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    failCgroupV1: false, // machines with cgroup v1 are still about; refused by default since 1.35
    cgroupDriver: 'cgroupfs',
    cgroupRoot: controlGroup(folder),
    failSwapOn: false,
    oomScoreAdj: 0,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: `${path}/pki/ca.crt` },
    },
    authorization: { mode: 'Webhook' },
    containerRuntimeEndpoint: `unix://${CONTAINERD_SOCKET}`,
    clusterDomain: 'cluster.local',
    clusterDNS: [dnsAddress],
    resolvConf: `${path}/resolv.conf`, // empty: there is no other name server
    podLogsDir: `${path}/pod-logs`,
    volumePluginDir: `${path}/volume-plugins`,
    imageGCHighThresholdPercent: 100, // never: an image that was removed could not be pulled again
    evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '1%', 'imagefs.available': '1%' },
    makeIPTablesUtilChains: false,
  };
}

/** Returns kube-proxy's configuration. */
export function kubeProxyConfiguration({ path }: RunFolder, nodeName: string, podRange: string): unknown {
  const unlimited = { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' };
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    mode: 'nftables',
    clientConnection: { kubeconfig: `${path}/kubeconfig/kube-proxy` },
    clusterCIDR: podRange,
    hostnameOverride: nodeName,
    oomScoreAdj: 0,
    conntrack: unlimited, // the limits belong to the machine and cannot be written from a network namespace
  };
}
