import { posix } from 'node:path';
import { decodeText } from '../../files/decode-text';
import type { Manifest } from '../../manifests/manifest';
import type { SharedDocuments } from '../../manifests/read-yaml';
import { InvalidInput } from '../../values/invalid-input';
import { blobsOf } from '../git/git-objects';
import { placeInRepository, type Repository } from '../git/repository';
import { filesOfCommit } from '../git/tree-files';
import { chartTemplates, loadRendered } from '../helm-template';
import { isManifestPath, manifestsInFolderFile } from '../manifest-file';

/** A path of a commit. */
export interface CommitPath {
  /** The repository. */
  readonly home: Repository;
  /** The commit's id. */
  readonly commit: string;
  /** The ref that named it, for findings and errors: `REF:file:line`. */
  readonly ref: string;
  /** Path from the top of the repository; empty for all. */
  readonly path: string;
}

/**
 * Returns the manifests of a commit below a path, by the rules by which folders are read, or those of one file; undefined
 * when there is nothing at the path.
 *
 * They come from git's objects: neither the working tree nor the index is read or touched.
 *
 * @throws InvalidInput naming `REF:file:line` for what cannot be read.
 */
export function manifestsOfCommit(
  { home, commit, ref, path }: CommitPath,
  shared: SharedDocuments,
): Manifest[] | undefined {
  const nameOf = (below: string): string => `${ref}:${below}`;
  const files = filesOfCommit(home, { commit, path, accepts: isManifestPath, nameOf });
  if (files === undefined) {
    return undefined;
  }
  const isOfChart = chartTemplates(files.map((file) => file.path));
  const manifests: Manifest[] = [];
  for (const [file, bytes] of blobsOf(home, files)) {
    const name = nameOf(file.path);
    const text = decodeText(bytes, name);
    const load = file.path === path ? loadRendered : manifestsInFolderFile;
    for (const manifest of load(text, name, shared, { isOfChart: isOfChart(file.path) })) {
      manifests.push(manifest);
    }
  }
  return manifests;
}

/**
 * Returns a path of `git:REF:PATH` as a path from the top of the repository: it counts from the top, as in `git show
 * REF:PATH`, unless it begins with `./` or `../`.
 *
 * @throws InvalidInput when it leads out of the repository.
 */
export function pathFromTop(path: string, at: string): string {
  if (/^\.\.?(\/|$)/.test(path)) {
    return placeInRepository(path, at).path;
  }
  const plain = posix.normalize(path).replace(/\/$/, '');
  if (posix.isAbsolute(plain) || plain === '..' || plain.startsWith('../')) {
    throw InvalidInput.of('BAD_FORMAT', at, `has the path '${path}'; write it from the top of the repository`);
  }
  return plain === '.' ? '' : plain;
}
