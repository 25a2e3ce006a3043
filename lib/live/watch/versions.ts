import { textAt } from '../../manifests/field-at';
import type { ApiObject } from '../ports/cluster';

/** An object as it was from one revision of the store to the next. */
export interface Version {
  readonly revision: bigint;
  /** When it was heard of, in milliseconds since 1970. */
  readonly heardAt: number;
  /** Undefined when it was deleted. */
  readonly object: ApiObject | undefined;
}

/**
 * What objects of one collection were, at any revision of the last minutes.
 *
 * Revisions are `metadata.resourceVersion`: etcd's, which count every write to the cluster, so that versions of
 * different kinds can be put in one order.
 */
export class Versions {
  private readonly byName = new Map<string, Version[]>();

  /** @param keepMilliseconds how long versions that have a successor are kept. */
  public constructor(private readonly keepMilliseconds = 120_000) {}

  /** Takes note of a version of an object. */
  public add(object: ApiObject, isDeleted: boolean, heardAt: number): void {
    const name = textAt(object, 'metadata', 'name') ?? '';
    const revision = revisionOf(object);
    const versions = this.byName.get(name) ?? [];
    if (versions.some((version) => version.revision >= revision)) {
      return;
    }
    versions.push({ revision, heardAt, object: isDeleted ? undefined : object });
    this.byName.set(name, pruned(versions, heardAt - this.keepMilliseconds));
  }

  /** Takes note that every object but these is gone: what a new list tells. */
  public retain(names: ReadonlySet<string>, revision: bigint, heardAt: number): void {
    for (const [name, versions] of this.byName) {
      if (!names.has(name) && versions.at(-1)?.object !== undefined) {
        versions.push({ revision, heardAt, object: undefined });
      }
    }
  }

  /** Returns the objects as they are now. */
  public get latest(): readonly ApiObject[] {
    return this.pick((versions) => versions.at(-1));
  }

  /** Returns the objects as they were when the store had come to a revision. */
  public at(revision: bigint): readonly ApiObject[] {
    return this.pick((versions) => versions.filter((version) => version.revision <= revision).at(-1));
  }

  /** Returns the objects as far as they had been heard of at a time. */
  public heardBy(time: number): readonly ApiObject[] {
    return this.pick((versions) => versions.filter((version) => version.heardAt <= time).at(-1));
  }

  /** Returns the versions of one object, oldest first. */
  public of(name: string): readonly Version[] {
    return this.byName.get(name) ?? [];
  }

  private pick(choose: (versions: readonly Version[]) => Version | undefined): readonly ApiObject[] {
    const names = [...this.byName.keys()].sort();
    return names.flatMap((name): ApiObject[] => {
      const object = choose(this.byName.get(name) ?? [])?.object;
      return object === undefined ? [] : [object];
    });
  }
}

/** Returns an object's revision; 0 for one without, or with one that is no number. */
export function revisionOf(object: unknown): bigint {
  const text = textAt(object, 'metadata', 'resourceVersion') ?? '';
  return /^\d+$/.test(text) ? BigInt(text) : 0n;
}

/** Drops what was succeeded before a time. */
function pruned(versions: readonly Version[], before: number): Version[] {
  return versions.filter((_, index) => {
    const successor = versions[index + 1];
    return successor === undefined || successor.heardAt >= before;
  });
}
