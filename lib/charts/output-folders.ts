import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { OutputFailed, outputError } from '../files/output-failed';
import { type Folders, replaceFolders } from '../files/replace-folders';
import { codeOf } from '../files/system-error';
import { InvalidInput } from '../values/invalid-input';

/**
 * Puts an app's folders below a root, which is made when it is not there, all of them or none; other folders stay as they
 * are.
 *
 * @returns the files written.
 * @throws InvalidInput when the root cannot be written.
 * @throws OutputFailed when the disk does not take them.
 */
export function writeFolders(root: string, folders: Folders): string[] {
  try {
    mkdirSync(root, { recursive: true });
    replaceFolders(root, folders);
  } catch (cause) {
    const error = outputError({ path: root }, cause);
    const message = `is '${root}', which cannot be written (${codeOf(cause)}); make it a writable folder or name another`;
    throw error instanceof OutputFailed ? error : InvalidInput.of('UNREADABLE', 'output', message, { cause });
  }
  return [...folders].flatMap(([name, files]) => [...files.keys()].map((file) => join(root, name, file)));
}
