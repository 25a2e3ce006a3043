import { lstatSync, statSync } from 'node:fs';
import { descriptorOfPath } from './descriptor-path';

/** Says whether a path that the user named is a folder. What cannot be looked at is none: reading it tells what is wrong. */
export function isUserFolder(path: string): boolean {
  try {
    return path !== '-' && descriptorOfPath(path) === undefined && statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Says whether there is something at a path, be it a link that leads nowhere. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Part of the path is a file.
    return false;
  }
}
