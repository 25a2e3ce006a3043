import { blobsOf, sizesOf } from './git-objects';
import type { GitPlace } from './git-program';
import { entriesOf, MODE, type TreeEntry } from './tree-listing';

/** Longest text of a link that is followed: the longest path of Linux. */
const MOST_BYTES = 4096;
/** Most links on the way to a file, as in Linux. */
const MOST_LINKS = 40;

/** The top of a commit, which has no entry of its own. */
const TOP: TreeEntry = { mode: MODE.tree, id: '', path: '' };

/** Where a path of a commit leads: an entry and its path without links, or why it leads nowhere. */
export type Destination = TreeEntry | 'missing' | 'outside' | 'loop';

/**
 * The paths of a commit with its symbolic links followed, from the commit's own list of files and never on the disk. A link
 * that leads out of the commit leads nowhere.
 */
export class CommitLinks {
  private readonly entries = new Map<string, TreeEntry>();
  private readonly targets = new Map<string, string>();

  /** @throws InvalidInput when git cannot list the commit. */
  public constructor(place: GitPlace, commit: string) {
    for (const entry of entriesOf(place, { id: commit, isDeep: true, withFolders: true })) {
      this.entries.set(entry.path, entry);
    }
    const links = [...this.entries.values()].filter(({ mode }) => mode === MODE.link);
    const sizes = [
      ...sizesOf(
        place,
        links.map(({ id }) => id),
      ),
    ].map(([id, size]) => ({ id, size }));
    const short = sizes.filter(({ size }) => size <= MOST_BYTES);
    for (const [{ id }, bytes] of blobsOf(place, short)) {
      this.targets.set(id, bytes.toString('latin1'));
    }
  }

  /**
   * Returns where a path leads.
   *
   * @param path from the top of the commit, byte by byte as in `TreeEntry`.
   */
  public follow(path: string): Destination {
    const rest = path.split('/').reverse();
    let at = TOP;
    for (let links = 0; rest.length > 0; ) {
      const next = this.step(at, rest.pop() ?? '');
      if (typeof next === 'string' || next.mode === MODE.submodule) {
        return next;
      }
      if (next.mode === MODE.link) {
        links += 1;
        const target = this.targets.get(next.id);
        const refusal = refusalOf(target, links);
        if (refusal !== undefined) {
          return refusal;
        }
        rest.push(...(target ?? '').split('/').reverse());
      } else {
        at = next;
      }
    }
    return at;
  }

  private step(from: TreeEntry, part: string): TreeEntry | 'missing' | 'outside' {
    if (from.mode !== MODE.tree) {
      return 'missing';
    }
    if (part === '' || part === '.') {
      return from;
    }
    if (part !== '..') {
      return this.entries.get(from.path === '' ? part : `${from.path}/${part}`) ?? 'missing';
    }
    const up = from.path.slice(0, Math.max(0, from.path.lastIndexOf('/')));
    return from.path === '' ? 'outside' : (this.entries.get(up) ?? TOP);
  }
}

/** A target is not read when it is longer than a path can be. */
function refusalOf(target: string | undefined, links: number): 'loop' | 'outside' | undefined {
  if (links > MOST_LINKS) {
    return 'loop';
  }
  return target === undefined || target === '' || target.startsWith('/') ? 'outside' : undefined;
}
