import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadManifests } from '../manifests/load-manifests';
import type { Manifest } from '../manifests/manifest';
import type { SharedDocuments } from '../manifests/shared-documents';
import { InvalidInput } from '../values/invalid-input';
import { constructPathsOf, METADATA_FILE } from './construct-metadata';
import { isManifestFile, isManifestFolder, manifestsInFolderFile } from './manifest-file';
import { readStandardInput, readTextFile, statOf } from './read-text';

/**
 * Returns the manifests of files, of folders with all that is below them, and of standard input (`-`).
 *
 * In folders, files named `*.yaml`, `*.yml` and `*.json` are read, in the order of their names; folders that begin with a
 * dot and `node_modules` are left out, and so is JSON without an `apiVersion`.
 *
 * @throws InvalidInput when a path cannot be read, or what it holds is no YAML; when nothing holds a Kubernetes object.
 */
export async function readManifests(paths: readonly string[], stdin: NodeJS.ReadableStream): Promise<Manifest[]> {
  const manifests: Manifest[] = [];
  for (const path of paths) {
    for (const manifest of await readManifestsAt(path, stdin)) {
      manifests.push(manifest);
    }
  }
  if (manifests.length === 0) {
    throw InvalidInput.of(
      'NOT_FOUND',
      paths.join(' '),
      'holds no Kubernetes object (apiVersion and kind); name other paths',
    );
  }
  return manifests;
}

/**
 * Returns the manifests of one such path; none is no error here.
 *
 * @param shared where equal documents of several texts are read once.
 * @throws InvalidInput when the path cannot be read, or what it holds is no YAML.
 */
export async function readManifestsAt(
  path: string,
  stdin: NodeJS.ReadableStream,
  shared?: SharedDocuments,
): Promise<Manifest[]> {
  if (path === '-') {
    return loadManifests(await readStandardInput(stdin), '-', shared);
  }
  return statOf(path).isDirectory() ? readFolder(path, shared) : loadManifests(readTextFile(path), path, shared);
}

function readFolder(folder: string, shared: SharedDocuments | undefined): Manifest[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const manifests = entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return isManifestFolder(entry.name) ? readFolder(path, shared) : [];
    }
    return isManifestFile(entry.name) && statOf(path).isFile()
      ? manifestsInFolderFile(readTextFile(path), path, shared)
      : [];
  });
  return constructPathsOf(join(folder, METADATA_FILE), manifests);
}
