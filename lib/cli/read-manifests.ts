import { join } from 'node:path';
import { below, type ContainedPath, openContained } from '../files/contained-file';
import { readContainedText, readStandardInput, readTextFile } from '../files/read-text';
import { isUserFolder } from '../files/user-folder';
import { type WalkedFolder, walkFolder } from '../files/walk-folder';
import type { Manifest } from '../manifests/manifest';
import { refuseTooManyObjects } from '../manifests/object-limit';
import type { SharedDocuments } from '../manifests/read-yaml';
import { InvalidInput } from '../values/invalid-input';
import { constructPathsOf, METADATA_FILE } from './construct-metadata';
import { type Remark, remarkDuplicateKeys } from './duplicate-key-remarks';
import { chartTemplates, loadRendered } from './helm-template';
import { isManifestFile, isManifestFolder, manifestsInFolderFile } from './manifest-file';
import { reviewedFolder } from './reviewed-folder';

const RULES = { isFile: isManifestFile, isFolder: isManifestFolder };
const ANY_PATH = 'a file, a folder or - for standard input';

/**
 * Returns the manifests of files, of folders with all that is below them, and of standard input (`-`).
 *
 * In folders, files named `*.yaml`, `*.yml` and `*.json` are read, in the order of their names; folders that begin with a
 * dot and `node_modules` are left out, and so is JSON without an `apiVersion`. Symbolic links in them
 * may lead anywhere inside the git repository around the folder, or without one inside the folder (`walkFolder`).
 *
 * @param remark takes what is said of keys that stand twice; without it nothing is said.
 * @throws InvalidInput when a path cannot be read, or what it holds is no YAML; when nothing holds a Kubernetes object.
 */
export async function readManifests(
  paths: readonly string[],
  stdin: NodeJS.ReadableStream,
  remark?: Remark,
): Promise<Manifest[]> {
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
  refuseTooManyObjects(manifests.length, paths.join(' '));
  if (remark !== undefined) {
    remarkDuplicateKeys(manifests, remark);
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
    return loadRendered(await readStandardInput(stdin), '-', shared);
  }
  return isUserFolder(path)
    ? readFolder(reviewedFolder(path), shared)
    : loadRendered(readTextFile(path, { instead: ANY_PATH }), path, shared);
}

/**
 * Returns the manifests at a path that the user did not type, or that must stay in a repository although they did.
 *
 * @param shared where equal documents of several texts are read once.
 * @throws InvalidInput also when the path leads out of its root.
 */
export function readContainedManifests(place: ContainedPath, shared?: SharedDocuments): Manifest[] {
  const { stats, close } = openContained(place);
  close();
  return stats.isDirectory()
    ? readFolder(place, shared)
    : loadRendered(readContainedText(place), place.name.path, shared);
}

function readFolder(place: ContainedPath, shared?: SharedDocuments): Manifest[] {
  const walked = walkFolder(place, RULES);
  const isOfChart = chartTemplates(filesOf(walked));
  const read = ({ path, entries }: WalkedFolder): Manifest[] => {
    const manifests = entries.flatMap((entry) => (typeof entry === 'string' ? readEntry(entry) : read(entry)));
    return constructPathsOf(below(place, join(path, METADATA_FILE)), manifests);
  };
  const readEntry = (entry: string): Manifest[] => {
    const file = below(place, entry);
    const options = { isOfChart: isOfChart(entry) };
    return manifestsInFolderFile(readContainedText(file), file.name.path, shared, options);
  };
  return read(walked);
}

function filesOf({ entries }: WalkedFolder): string[] {
  return entries.flatMap((entry) => (typeof entry === 'string' ? [entry] : filesOf(entry)));
}
