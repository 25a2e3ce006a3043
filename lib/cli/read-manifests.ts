import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadManifests } from '../manifests/load-manifests';
import type { Manifest } from '../manifests/manifest';
import { MAX_YAML_CHARACTERS } from '../manifests/read-yaml';
import { InvalidInput } from '../values/invalid-input';
import { constructPathsOf, METADATA_FILE } from './construct-metadata';
import { decodeText } from './decode-text';
import { isManifestFile, isManifestFolder, manifestsInFolderFile, refuseTooLarge } from './manifest-file';

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
 * @throws InvalidInput when the path cannot be read, or what it holds is no YAML.
 */
export async function readManifestsAt(path: string, stdin: NodeJS.ReadableStream): Promise<Manifest[]> {
  if (path === '-') {
    return loadManifests(await readStream(stdin), '-');
  }
  return statOf(path).isDirectory() ? readFolder(path) : loadManifests(readText(path), path);
}

function readFolder(folder: string): Manifest[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const manifests = entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return isManifestFolder(entry.name) ? readFolder(path) : [];
    }
    return isManifestFile(entry.name) && statOf(path).isFile() ? manifestsInFolderFile(readText(path), path) : [];
  });
  return constructPathsOf(join(folder, METADATA_FILE), manifests);
}

function readText(path: string): string {
  refuseTooLarge(path, statOf(path).size);
  try {
    return decodeText(readFileSync(path), path);
  } catch (cause) {
    throw cause instanceof InvalidInput ? cause : unreadable(path, cause);
  }
}

async function readStream(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_YAML_CHARACTERS) {
      refuseTooLarge('-', undefined);
    }
    chunks.push(bytes);
  }
  return decodeText(Buffer.concat(chunks), '-');
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): InvalidInput {
  const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
  const known = reason === 'ENOENT' ? 'is not there' : `cannot be read (${reason})`;
  return InvalidInput.of('UNREADABLE', path, `${known}; name a file, a folder or - for standard input`, { cause });
}
