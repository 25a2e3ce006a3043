import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command';
import { UsageError } from './lock';
import { SOURCES } from './places';
import { end, identify, type ProcessIdentity, signal } from './process-identity';
import { waitFor } from './progress';
import type { RunFolder } from './run-folder';

const CGROUPS = '/sys/fs/cgroup';
/** Where a node writes outside its own folder; its mount namespace has its own of each. */
const OWN_PLACES = ['/run', '/var/lib', '/var/log'];

/** Ways into the namespaces of a node. */
export interface Namespaces {
  /** Put before a command that is to see the node's network and mounts; its working folder becomes `/`. */
  readonly inside: readonly string[];
  /** Put before a command that is to see the node's network only. */
  readonly network: readonly string[];
}

/** Returns the control group that all pods of the cluster are below. */
export function controlGroup(folder: RunFolder): string {
  return `/cdk8s-inference-${folder.name}`;
}

/** Makes the network and mount namespaces and the control groups of one node; a process holds them open. */
export async function makeNamespaces(folder: RunFolder, address: string, serviceRange: string): Promise<Namespaces> {
  const hidden = OWN_PLACES.find((place) => folder.path.startsWith(`${place}/`));
  if (hidden !== undefined) {
    throw new UsageError(
      `the cache folder is below ${hidden}, which the node has its own of; set XDG_CACHE_HOME elsewhere`,
    );
  }
  const sleep = ['--net', '--mount', '--propagation', 'private', 'sleep', 'infinity'];
  const holder = String(folder.start('namespaces', 'unshare', sleep).pid);
  await waitFor('the namespaces', 10, async () => {
    folder.requireAlive('namespaces');
    if (
      namespaceOf(holder) === namespaceOf('self') ||
      !readFileSync(`/proc/${holder}/comm`, 'utf8').includes('sleep')
    ) {
      throw new Error('not made yet');
    }
  });
  folder.write('network-namespace', namespaceOf(holder));
  for (const parent of cgroupParents()) {
    mkdirSync(join(parent, controlGroup(folder)), { recursive: true });
  }
  const inside = ['nsenter', '--target', holder, '--mount', '--net'];
  const script = join(SOURCES, 'level-2-namespaces.sh');
  const [program = '', ...rest] = [...inside, 'sh', script, folder.path, address, serviceRange, ...OWN_PLACES];
  await run(program, rest);
  return { inside, network: ['nsenter', '--target', holder, '--net'] };
}

/**
 * Ends all pods of the cluster and every process in its network namespace, and removes its control groups. The
 * namespaces, with their interfaces and mounts, end with their last process.
 */
export async function removeNamespaces(folder: RunFolder): Promise<void> {
  const file = join(folder.path, 'network-namespace');
  const groups = cgroupParents()
    .map((parent) => join(parent, controlGroup(folder)))
    .filter(existsSync);
  for (let round = 0; round < 20 && groups.some((group) => processesBelow(group).length > 0); round += 1) {
    for (const group of groups) {
      signal(processesBelow(group), 'SIGKILL');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (existsSync(file)) {
    const namespace = readFileSync(file, 'utf8');
    await end(processesIn(namespace));
    rmSync(file);
  }
  groups.forEach(removeGroup);
}

/** Each controller's hierarchy with cgroup v1, or the one hierarchy of v2. */
function cgroupParents(): string[] {
  if (existsSync(join(CGROUPS, 'cgroup.controllers')) || !existsSync(CGROUPS)) {
    return [CGROUPS];
  }
  const folders = readdirSync(CGROUPS).map((name) => join(CGROUPS, name));
  return folders.filter((folder) => statSync(folder).isDirectory() && existsSync(join(folder, 'cgroup.procs')));
}

function processesBelow(group: string): ProcessIdentity[] {
  const ids = processIdsOf(group);
  return [...ids.flatMap((pid) => identify(Number(pid)) ?? []), ...foldersIn(group).flatMap(processesBelow)];
}

function processIdsOf(group: string): string[] {
  try {
    return readFileSync(join(group, 'cgroup.procs'), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return []; // the group is gone, or going
  }
}

function processesIn(namespace: string): ProcessIdentity[] {
  if (namespace === namespaceOf('self')) {
    return []; // a number used again: never this machine's own network
  }
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && namespaceOf(name) === namespace);
  return ids.flatMap((pid) => identify(Number(pid)) ?? []);
}

function namespaceOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    return '';
  }
}

function removeGroup(group: string): void {
  foldersIn(group).forEach(removeGroup);
  try {
    rmdirSync(group);
  } catch {
    // a controller that is mounted twice shows the same group twice
  }
}

/** A group that goes while it is looked at, since its last process ended, has no folders. */
function foldersIn(group: string): string[] {
  try {
    const folders = readdirSync(group, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return folders.map((entry) => join(group, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}
