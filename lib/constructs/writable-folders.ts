import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { type Bounds, renderSize, UNLIMITED } from './resources';

/** Where the files of an empty volume are kept. */
export enum FolderMedium {
  /** On the disk of the node. */
  DISK = '',
  /** In memory (tmpfs). It counts as memory of the container that wrote the files. */
  MEMORY = 'Memory',
}

/** A folder that a container may write to: an empty volume that lives as long as the pod. */
export interface WritableFolder {
  /** The absolute path of the folder. */
  readonly path: string;

  /**
   * Most that the folder may hold: more than 0, and in memory less than the container's memory limit, all such folders taken
   * together. The kubelet evicts a pod that goes beyond it on disk; in memory the write fails.
   *
   * @default Size.gibibytes(1) on disk, Size.mebibytes(64) in memory
   */
  readonly sizeLimit?: Size;

  /**
   * Where the files are kept.
   *
   * @default FolderMedium.DISK
   */
  readonly medium?: FolderMedium;
}

/** Empty volumes and where they are mounted, for a container whose root file system is read-only. */
export interface WritableFolders {
  /** `spec.volumes` of the pod. */
  readonly volumes: k8s.Volume[];
  /** `volumeMounts` of the container. */
  readonly volumeMounts: k8s.VolumeMount[];
}

/** A folder with every choice made, and the name of its volume. */
interface NamedFolder extends Required<WritableFolder> {
  readonly name: string;
}

const DEFAULT_LIMITS = new Map([
  [FolderMedium.DISK, Size.gibibytes(1)],
  [FolderMedium.MEMORY, Size.mebibytes(64)],
]);

/**
 * Returns an empty volume with a size limit for each folder, named after its path: `/var/log` is `var-log`.
 *
 * @param folders paths, or folders with limits of their own.
 * @param memory the memory of the container that mounts them.
 * @throws InvalidInput when a path is not absolute, two would have the same name, a limit is 0, or those in memory reach the
 *   container's memory limit.
 */
export function writableFolders(folders: readonly (string | WritableFolder)[], memory: Bounds<Size>): WritableFolders {
  const named = folders.map(nameFolder);
  refuseIfAny([
    ...named.flatMap((folder, index) => [...pathFaults(folder, index, named), ...sizeFaults(folder, index)]),
    ...memoryFaults(named, memory),
  ]);
  return {
    volumes: named.map(({ name, medium, sizeLimit }) => ({
      name,
      emptyDir: {
        ...(medium === FolderMedium.DISK ? {} : { medium }),
        sizeLimit: k8s.Quantity.fromString(renderSize(sizeLimit)),
      },
    })),
    volumeMounts: named.map(({ name, path }) => ({ name, mountPath: path })),
  };
}

function nameFolder(given: string | WritableFolder): NamedFolder {
  const folder = typeof given === 'string' ? { path: given } : given;
  const { path, medium = FolderMedium.DISK } = folder;
  const name = path
    .slice(1)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return { name, path, medium, sizeLimit: folder.sizeLimit ?? DEFAULT_LIMITS.get(medium) ?? Size.kibibytes(0) };
}

function pathFaults({ path, name }: NamedFolder, index: number, all: readonly NamedFolder[]): Fault[] {
  const at = `writablePaths[${index}]`;
  if (!/^(\/[A-Za-z0-9._-]*[A-Za-z0-9])+$/.test(path)) {
    return [{ code: 'BAD_FORMAT', at, message: `is '${path}'; give an absolute path` }];
  }
  return all.findIndex((each) => each.name === name) === index
    ? []
    : [{ code: 'CONFLICT', at, message: `is '${path}', given already; leave one out` }];
}

function sizeFaults({ sizeLimit }: NamedFolder, index: number): Fault[] {
  return sizeLimit.toKibibytes() > 0
    ? []
    : [{ code: 'OUT_OF_RANGE', at: `writablePaths[${index}].sizeLimit`, message: 'is 0; give more than 0' }];
}

/** A container that filled such folders would be killed for its memory before any of them is full. */
function memoryFaults(folders: readonly NamedFolder[], { limit }: Bounds<Size>): Fault[] {
  const inMemory = folders.filter(({ medium }) => medium === FolderMedium.MEMORY);
  const sum = Size.kibibytes(inMemory.reduce((total, { sizeLimit }) => total + sizeLimit.toKibibytes(), 0));
  if (limit === UNLIMITED || inMemory.length === 0 || sum.toKibibytes() < limit.toKibibytes()) {
    return [];
  }
  const message = `take up to ${renderSize(sum)} of memory, the container's whole limit of ${renderSize(limit)}; lower their sizeLimit or raise the limit`;
  return [{ code: 'CONFLICT', at: 'writablePaths', message }];
}
