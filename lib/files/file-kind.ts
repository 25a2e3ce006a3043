import { type Stats, statSync } from 'node:fs';

/** What a path leads to. */
export type FileKind = 'file' | 'folder' | 'named pipe' | 'socket' | 'device' | 'symbolic link';

/** Returns what a path leads to, by its status. */
export function kindOf(stats: Stats): FileKind {
  if (stats.isFile()) {
    return 'file';
  }
  if (stats.isDirectory()) {
    return 'folder';
  }
  if (stats.isFIFO()) {
    return 'named pipe';
  }
  if (stats.isSymbolicLink()) {
    return 'symbolic link';
  }
  return stats.isSocket() ? 'socket' : 'device';
}

/** Says whether a status is that of `/dev/null`, which holds nothing and takes everything. */
export function isNullDevice(stats: Stats): boolean {
  return stats.isCharacterDevice() && stats.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
}

/** Returns what tells a file from every other one while it exists: hard links to it have the same. */
export function identityOf({ dev, ino }: Stats): string {
  return `${dev}:${ino}`;
}
