import { relative } from 'node:path';
import { isThere } from '../../files/user-folder';
import type { Manifest } from '../../manifests/manifest';
import { refuseTooManyObjects } from '../../manifests/object-limit';
import { SharedDocuments } from '../../manifests/read-yaml';
import type { ReportedSide } from '../../report/review-report';
import { type Fault, InvalidInput } from '../../values/invalid-input';
import { commitOf, mergeBaseWithHead, placeInRepository, type RepositoryPlace } from '../git/repository';
import { readContainedManifests, readManifestsAt } from '../read-manifests';
import { type CommitPath, manifestsOfCommit, pathFromTop } from './read-side';
import { parseSide, type Side } from './side';

/** One side of a review, read. */
export interface ReadSide {
  /** Its objects. */
  readonly manifests: readonly Manifest[];
  /** Where they are from. */
  readonly reported: ReportedSide;
}

/** Both sides. */
export interface ReadSides {
  readonly base: ReadSide;
  readonly head: ReadSide;
}

/** Both sides are read with the documents that they have in common. */
type Reader = (shared: SharedDocuments) => Promise<ReadSide>;

/**
 * Returns two sides that are named each for itself.
 *
 * @throws InvalidInput with what is wrong on either side.
 */
export async function readBaseAndHead(
  baseText: string,
  headText: string,
  stdin: NodeJS.ReadableStream,
): Promise<ReadSides> {
  if (baseText === '-' && headText === '-') {
    throw InvalidInput.of('CONFLICT', 'head', "is '-', and so is base; standard input can be one of them only");
  }
  const base = parseSide(baseText, 'base');
  const head = parseSide(headText, 'head');
  return readBoth(
    (shared) => readNamed(base, head, stdin, shared),
    (shared) => readNamed(head, base, stdin, shared),
  );
}

/**
 * Returns what the working tree has at a path, and what was there where the branch that is checked out left a ref.
 *
 * @throws InvalidInput when there is no such ref or no common commit, and with what is wrong on either side.
 */
export async function readSince(ref: string, path: string, stdin: NodeJS.ReadableStream): Promise<ReadSides> {
  const place = placeInRepository(path, '--since');
  const tip = commitOf(place.home, ref, '--since');
  const commit = mergeBaseWithHead(place.home, tip, '--since');
  return readBoth(
    async (shared) => readCommit({ home: place.home, commit, ref, path: place.path }, shared, commit !== tip),
    (shared) => (path === '-' ? readFiles(path, stdin, shared) : readWorkTree(place, path, shared)),
  );
}

async function readBoth(readBase: Reader, readHead: Reader): Promise<ReadSides> {
  const faults: Fault[] = [];
  const shared = new SharedDocuments();
  const base = await attempt('base', () => readBase(shared), faults);
  const head = await attempt('head', () => readHead(shared), faults);
  if (base === undefined || head === undefined) {
    throw new InvalidInput(faults);
  }
  if (base.manifests.length + head.manifests.length === 0) {
    const names = `'${base.reported.name}' and '${head.reported.name}'`;
    throw InvalidInput.of('NOT_FOUND', 'review', `finds no Kubernetes object in ${names}; name other paths`);
  }
  return { base, head };
}

/** Reads a side; what is wrong with it joins the faults, with the side's name. */
async function attempt(
  side: 'base' | 'head',
  read: () => Promise<ReadSide>,
  faults: Fault[],
): Promise<ReadSide | undefined> {
  try {
    const found = await read();
    refuseTooManyObjects(found.manifests.length, found.reported.name);
    return found;
  } catch (error) {
    if (!(error instanceof InvalidInput)) {
      throw error;
    }
    for (const fault of error.faults) {
      const isNamed = fault.at === side || fault.at === '--since';
      faults.push(isNamed ? fault : { ...fault, message: `(${side}) ${fault.message}` });
    }
    return undefined;
  }
}

/** A ref without a path means the other side's path. */
async function readNamed(
  side: Side,
  other: Side,
  stdin: NodeJS.ReadableStream,
  shared: SharedDocuments,
): Promise<ReadSide> {
  if (side.type === 'path') {
    return readFiles(side.path, stdin, shared);
  }
  const at = `git:${side.ref}`;
  if (side.path === undefined && other.type === 'path' && other.path !== '-') {
    const { home, path } = placeInRepository(other.path, at);
    return readCommit({ home, commit: commitOf(home, side.ref, at), ref: side.ref, path }, shared, false);
  }
  const { home } = placeInRepository('.', at);
  const path = pathFromTop(side.path ?? other.path ?? '', at);
  return readCommit({ home, commit: commitOf(home, side.ref, at), ref: side.ref, path }, shared, false);
}

function readCommit(place: CommitPath, shared: SharedDocuments, isMergeBase: boolean): ReadSide {
  const name = place.path === '' ? place.ref : `${place.ref}:${place.path}`;
  return sideOf(manifestsOfCommit(place, shared), { name, commit: place.commit, isMergeBase });
}

async function readFiles(path: string, stdin: NodeJS.ReadableStream, shared: SharedDocuments): Promise<ReadSide> {
  const manifests = await readManifestsAt(path, stdin, shared);
  return sideOf(manifests, { name: path, commit: undefined, isMergeBase: false });
}

/** What stands at the path is part of what is reviewed, even a link: it must not lead out of the repository. */
async function readWorkTree(
  { home, path: inside }: RepositoryPlace,
  path: string,
  shared: SharedDocuments,
): Promise<ReadSide> {
  const root = relative(process.cwd(), home.top) || '.';
  const manifests = isThere(path) ? readContainedManifests({ root, path: inside, name: { path } }, shared) : undefined;
  return sideOf(manifests, { name: path, commit: undefined, isMergeBase: false });
}

function sideOf(manifests: readonly Manifest[] | undefined, reported: Omit<ReportedSide, 'isEmptyFor'>): ReadSide {
  const empty = manifests?.length === 0 ? 'no Kubernetes object' : undefined;
  const isEmptyFor = manifests === undefined ? 'nothing at the path' : empty;
  return { manifests: manifests ?? [], reported: { ...reported, isEmptyFor } };
}
