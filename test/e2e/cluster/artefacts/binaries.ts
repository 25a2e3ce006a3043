import { VERSIONS } from '../versions';
import type { GoBinary } from './go-binary';

const kubernetes = (name: string): GoBinary => ({
  name,
  module: 'k8s.io/kubernetes',
  version: VERSIONS.kubernetes,
  package: `k8s.io/kubernetes/cmd/${name}`,
  // without these the components report v0.0.0-master, and kubectl warns of the skew
  stamps: {
    'k8s.io/component-base/version.gitVersion': `v${VERSIONS.kubernetes}`,
    'k8s.io/component-base/version.gitMajor': VERSIONS.kubernetes.split('.')[0] ?? '',
    'k8s.io/component-base/version.gitMinor': VERSIONS.kubernetes.split('.')[1] ?? '',
  },
});

const containerd = (name: string): GoBinary => ({
  name,
  module: 'github.com/containerd/containerd/v2',
  version: VERSIONS.containerd,
  package: `github.com/containerd/containerd/v2/cmd/${name}`,
  tags: ['no_btrfs', 'no_devmapper', 'no_zfs', 'no_aufs'],
});

/** Every binary that the levels run, by its name. */
export const BINARIES = {
  'kube-apiserver': kubernetes('kube-apiserver'),
  'kube-controller-manager': kubernetes('kube-controller-manager'),
  'kube-scheduler': kubernetes('kube-scheduler'),
  kubectl: kubernetes('kubectl'),
  kubelet: kubernetes('kubelet'),
  'kube-proxy': kubernetes('kube-proxy'),
  etcd: { name: 'etcd', module: 'go.etcd.io/etcd/server/v3', version: VERSIONS.etcd },
  kwok: {
    name: 'kwok',
    module: 'sigs.k8s.io/kwok',
    version: VERSIONS.kwok,
    package: 'sigs.k8s.io/kwok/cmd/kwok',
    stamps: { 'sigs.k8s.io/kwok/pkg/consts.Version': `v${VERSIONS.kwok}` },
  },
  'metrics-server': {
    name: 'metrics-server',
    module: 'sigs.k8s.io/metrics-server',
    version: VERSIONS['metrics-server'],
    package: 'sigs.k8s.io/metrics-server/cmd/metrics-server',
  },
  containerd: containerd('containerd'),
  'containerd-shim-runc-v2': containerd('containerd-shim-runc-v2'),
  ctr: containerd('ctr'),
} satisfies Record<string, GoBinary>;

/** The name of a binary that the levels run. */
export type BinaryName = keyof typeof BINARIES;
