import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadManifests } from '../manifests/load-manifests';
import type { Manifest } from '../manifests/manifest';
import { MAX_YAML_CHARACTERS } from '../manifests/read-yaml';
import { InvalidInput } from '../values/invalid-input';
import { constructPathsOf, METADATA_FILE } from './construct-metadata';
import { decodeText } from './decode-text';

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
    const found = path === '-' ? loadManifests(await readStream(stdin), '-') : readPath(path);
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
  return statOf(path).isDirectory() ? readFolder(path) : loadManifests(readText(path), path);
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
  const text = readText(path);
  return path.endsWith('.json') && !text.includes('"apiVersion"') ? [] : loadManifests(text, path);
}

function readText(path: string): string {
  const { size } = statOf(path);
  if (size > MAX_YAML_CHARACTERS) {
    throw tooLarge(path, `is ${Math.ceil(size / 1024 / 1024)} MiB`);
  }
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
      throw tooLarge('-', 'is longer');
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

function tooLarge(path: string, size: string): InvalidInput {
  const limit = `${MAX_YAML_CHARACTERS / 1024 / 1024} MiB`;
  return InvalidInput.of(
    'OUT_OF_RANGE',
    `${path}:1`,
    `${size}, and at most ${limit} are read; split it into several files`,
  );
}

function unreadable(path: string, cause: unknown): InvalidInput {
  const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
  const known = reason === 'ENOENT' ? 'is not there' : `cannot be read (${reason})`;
  return InvalidInput.of('UNREADABLE', path, `${known}; name a file, a folder or - for standard input`, { cause });
}
