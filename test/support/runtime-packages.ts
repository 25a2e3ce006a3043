/** An entry of `packages` in package-lock.json (lockfile version 3), as far as it is read here. */
interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** A package that npm installs with this one. */
export interface RuntimePackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly license: string;
}

const FOLDER = 'node_modules/';

/** Returns what npm installs with the project of a lock file, its peers included, without what is for development alone. */
export function runtimePackages(entries: Readonly<Record<string, LockEntry>>): RuntimePackage[] {
  const lock = new Map(Object.entries(entries));
  const found = new Map<string, RuntimePackage>();
  const waiting = [''];
  const seen = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const entry = lock.get(path) ?? {};
    if (path !== '') {
      const name = path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
      const { version = 'unknown', license = 'unknown' } = entry;
      found.set(`${name}@${version}`, { name, version, license });
    }
    for (const name of neededBy(entry)) {
      const at = placeOf(lock, name, path);
      if (at !== undefined && !seen.has(at)) {
        seen.add(at);
        waiting.push(at);
      }
    }
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function neededBy({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }: LockEntry): string[] {
  const optionalPeers = new Map(Object.entries(peerDependenciesMeta ?? {}));
  return [
    ...Object.keys({ ...dependencies, ...optionalDependencies }),
    ...Object.keys(peerDependencies ?? {}).filter((name) => optionalPeers.get(name)?.optional !== true),
  ];
}

/** Returns where Node finds a package from another one: in its own folder, or in one above. */
function placeOf(lock: ReadonlyMap<string, LockEntry>, name: string, from: string): string | undefined {
  const folders = from === '' ? [] : from.split(/\/?node_modules\//).slice(1);
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const path = [...folders.slice(0, depth), name].map((each) => `${FOLDER}${each}`).join('/');
    if (lock.has(path)) {
      return path;
    }
  }
  return undefined;
}
