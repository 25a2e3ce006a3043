import type { Manifest } from '../manifests/manifest';
import type { SharedDocuments } from '../manifests/read-yaml';
import { METADATA_FILE } from './construct-metadata';
import { loadRendered } from './helm-template';

const MANIFEST_FILE = /\.(ya?ml|json)$/;

/** Says whether a file of a folder is read for manifests, by its name. */
export function isManifestFile(name: string): boolean {
  return MANIFEST_FILE.test(name) && name !== METADATA_FILE && !name.startsWith('.');
}

/** Says whether a folder in a folder is read, by its name. */
export function isManifestFolder(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}

/** Says whether a file below a folder is read, by its path from there. */
export function isManifestPath(path: string): boolean {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  return isManifestFile(file) && folders.every(isManifestFolder);
}

/**
 * Returns the manifests in a file of a folder, where JSON without an `apiVersion` is something else.
 *
 * @param shared where equal documents of several texts are read once.
 * @param options as `loadRendered` takes them.
 */
export function manifestsInFolderFile(
  text: string,
  file: string,
  shared?: SharedDocuments,
  options?: Parameters<typeof loadRendered>[3],
): Manifest[] {
  return file.endsWith('.json') && !text.includes('"apiVersion"') ? [] : loadRendered(text, file, shared, options);
}
