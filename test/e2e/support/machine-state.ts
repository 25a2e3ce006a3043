import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../cluster/places';

/** What a cluster could leave on a machine. */
export interface MachineState {
  /** Command lines of processes that run what the harness built, or name its folders. */
  readonly processes: readonly string[];
  /** Where something is mounted. */
  readonly mounts: readonly string[];
  /** Network namespaces that some process is in, and named ones. */
  readonly networkNamespaces: number;
  /** Network interfaces. */
  readonly interfaces: readonly string[];
  /** Control groups of clusters. */
  readonly controlGroups: readonly string[];
  /** Settings of the kernel that a node writes. */
  readonly sysctls: Readonly<Record<string, string>>;
  /** Fixed places of Kubernetes' programs that exist. */
  readonly places: readonly string[];
  /** Folders of clusters' state, and locks. */
  readonly folders: readonly string[];
}

/** Where the harness keeps what it built, and what its clusters write. */
const OWN_FOLDERS = [join(CACHE, 'parts'), join(CACHE, 'run')];
const SYSCTLS = [
  'vm/overcommit_memory',
  'vm/panic_on_oom',
  'kernel/panic',
  'kernel/panic_on_oops',
  'kernel/keys/root_maxkeys',
  'kernel/keys/root_maxbytes',
  'net/ipv4/ip_forward',
  'net/ipv4/conf/all/rp_filter',
  'net/ipv4/conf/default/rp_filter',
  'net/bridge/bridge-nf-call-iptables',
  'net/netfilter/nf_conntrack_max',
];
const PLACES = [
  '/etc/cni/net.d',
  '/opt/cni',
  '/run/containerd',
  '/run/flannel',
  '/var/lib/cni',
  '/var/lib/containerd',
  '/var/lib/kubelet',
  '/var/log/containers',
  '/var/log/pods',
];

/** Returns what could have been left on this machine now. */
export function machineState(): MachineState {
  return {
    processes: commandLines().filter((line) => OWN_FOLDERS.some((folder) => line.includes(folder))),
    mounts: readFileSync('/proc/self/mountinfo', 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' ').slice(3, 5).join(' '))
      .sort(),
    networkNamespaces: new Set(
      processIds()
        .map((pid) => linkOf(`/proc/${pid}/ns/net`))
        .filter((link) => link !== ''),
    ).size,
    interfaces: readdirSync('/sys/class/net').sort(),
    controlGroups: groupsBelow('/sys/fs/cgroup', 2),
    sysctls: Object.fromEntries(SYSCTLS.map((name) => [name, textOf(join('/proc/sys', name))])),
    places: [...PLACES.filter(existsSync), ...entriesOf('/run/netns')],
    folders: [...entriesOf(join(CACHE, 'run')), ...entriesOf(CACHE).filter((name) => name.endsWith('.lock'))],
  };
}

function commandLines(): string[] {
  return processIds()
    .map((pid) => textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim())
    .sort();
}

function processIds(): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

/** Control groups of clusters; they lie at most two folders below the hierarchy's top. */
function groupsBelow(folder: string, depth: number): string[] {
  const names = depth === 0 ? [] : entriesOf(folder);
  return names.flatMap((name) => {
    const isOurs = /^(cdk8s-inference|kubepods)/.test(name);
    return isOurs ? [join(folder, name)] : groupsBelow(join(folder, name), depth - 1);
  });
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return []; // it is not there, or is a file
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return ''; // not on this machine, or gone
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return ''; // the process ended
  }
}
