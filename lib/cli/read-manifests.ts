import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadManifests } from '../manifests/load-manifests';
import type { Manifest } from '../manifests/manifest';
import { InvalidInput } from '../values/invalid-input';
import { constructPathsOf, METADATA_FILE } from './construct-metadata';
import { readStandardInput, readTextFile, statOf } from './read-text';

const MANIFEST_FILE = /\.(ya?ml|json)$/;
const SKIPPED_FOLDERS = new Set(['node_modules']);

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
    const found = path === '-' ? loadManifests(await readStandardInput(stdin), '-') : readPath(path);
    for (const manifest of found) {
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

function readPath(path: string): Manifest[] {
  return statOf(path).isDirectory() ? readFolder(path) : loadManifests(readTextFile(path), path);
}

function readFolder(folder: string): Manifest[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const manifests = entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name.startsWith('.') || SKIPPED_FOLDERS.has(entry.name) ? [] : readFolder(path);
    }
    return MANIFEST_FILE.test(entry.name) &&
      entry.name !== METADATA_FILE &&
      !entry.name.startsWith('.') &&
      statOf(path).isFile()
      ? readFolderFile(path)
      : [];
  });
  return constructPathsOf(join(folder, METADATA_FILE), manifests);
}

function readFolderFile(path: string): Manifest[] {
  const text = readTextFile(path);
  return path.endsWith('.json') && !text.includes('"apiVersion"') ? [] : loadManifests(text, path);
}
