import { InvalidInput } from '../../values/invalid-input';
import { gitMessage } from './git-message';
import { type GitPlace, runGit } from './git-program';

/** The kinds of entries of a tree that are told apart by their mode. */
export const MODE = { tree: '040000', link: '120000', submodule: '160000' } as const;

/** An entry of a tree. */
export interface TreeEntry {
  /** Mode as `git ls-tree` prints it. */
  readonly mode: string;
  /** Id of its object. */
  readonly id: string;
  /** Path: each character stands for a byte (Latin-1), as names need not be UTF-8. */
  readonly path: string;
}

/** What is listed. */
export interface ListingQuestion {
  /** Id of a commit or a tree. */
  readonly id: string;
  /** Whether folders are listed with all that is below them. */
  readonly isDeep: boolean;
  /** Whether folders that are gone through are listed too. */
  readonly withFolders: boolean;
  /** Paths from the top of the tree, byte by byte as in `TreeEntry`; all when there are none. @default - all */
  readonly paths?: readonly string[];
}

/**
 * Returns entries of a tree, in git's order. Paths that are not there are left out.
 *
 * @throws InvalidInput when git cannot list it.
 */
export function entriesOf(place: GitPlace, { id, isDeep, withFolders, paths = [] }: ListingQuestion): TreeEntry[] {
  const flags = [...(isDeep ? ['-r'] : []), ...(withFolders ? ['-t'] : [])];
  const operands = [id, ...paths.map(textOfBytes)];
  const listing = runGit(place, { command: ['ls-tree', '-z', '--full-tree', ...flags], operands });
  if (listing.code !== 0) {
    const remedy = "run git fsck, or in a partial clone 'git fetch --refetch --no-filter'";
    throw InvalidInput.of('UNREADABLE', 'git', `cannot list tree ${id} (${gitMessage(listing)}); ${remedy}`);
  }
  return listing.stdout
    .toString('latin1')
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', , object = ''] = line.slice(0, tab).split(' ');
      return { mode, id: object, path: line.slice(tab + 1) };
    });
}

/** Returns a text of which each character stands for a byte. */
export function bytesOfText(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Returns the text of bytes; those that are no UTF-8 are shown as U+FFFD. */
export function textOfBytes(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
