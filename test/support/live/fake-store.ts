import { type ApiObject, ClusterError, type WatchEvent } from '../../../lib/live/ports/cluster';

interface Stored {
  readonly collection: string;
  readonly object: ApiObject;
}

interface Watcher {
  readonly matches: (stored: Stored) => boolean;
  readonly onEvent: (event: WatchEvent) => void;
  readonly fail: (error: Error) => void;
}

type Draft = {
  readonly metadata: { readonly name: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
};

/** Objects of the API by collection, each write with a revision of its own, and watches over them. */
export class FakeStore {
  private readonly objects = new Map<string, Stored>();
  private readonly history: {
    readonly revision: number;
    readonly type: WatchEvent['type'];
    readonly stored: Stored;
  }[] = [];
  private watchers: Watcher[] = [];
  private revision = 100;

  /** Writes an object. */
  put(collection: string, draft: Draft): ApiObject {
    const key = `${collection}/${draft.metadata.name}`;
    const type = this.objects.has(key) ? 'MODIFIED' : 'ADDED';
    this.revision += 1;
    const object = { ...draft, metadata: { ...draft.metadata, resourceVersion: String(this.revision) } };
    const stored = { collection, object };
    this.objects.set(key, stored);
    this.tell(type, stored);
    return object;
  }

  /** Removes an object. */
  remove(collection: string, name: string): void {
    const stored = this.objects.get(`${collection}/${name}`);
    if (stored !== undefined) {
      this.objects.delete(`${collection}/${name}`);
      this.revision += 1;
      const metadata = { ...(stored.object.metadata as object), resourceVersion: String(this.revision) };
      this.tell('DELETED', { collection, object: { ...stored.object, metadata } });
    }
  }

  /** Returns an object. */
  get(collection: string, name: string): ApiObject | undefined {
    return this.objects.get(`${collection}/${name}`)?.object;
  }

  /** Returns the objects of a collection, as a list of the API. */
  list(path: string): ApiObject {
    const matches = matcherOf(path);
    const items = [...this.objects.values()].filter(matches).map(({ object }) => object);
    return { kind: 'List', metadata: { resourceVersion: String(this.revision) }, items };
  }

  /** Tells of changes since a revision, until the signal is aborted or the watches are broken. */
  watch(path: string, since: string, onEvent: (event: WatchEvent) => void, signal: AbortSignal): Promise<void> {
    const matches = matcherOf(path);
    for (const { revision, type, stored } of this.history) {
      if (revision > Number(since) && matches(stored)) {
        onEvent({ type, object: stored.object });
      }
    }
    return new Promise((resolve, reject) => {
      const watcher = { matches, onEvent, fail: reject };
      this.watchers.push(watcher);
      signal.addEventListener('abort', () => {
        this.watchers = this.watchers.filter((each) => each !== watcher);
        resolve();
      });
    });
  }

  /** Breaks all watches. */
  breakWatches(): void {
    const { watchers } = this;
    this.watchers = [];
    for (const { fail } of watchers) {
      fail(new ClusterError('unreachable', 'connect ECONNREFUSED 127.0.0.1:6443'));
    }
  }

  private tell(type: WatchEvent['type'], stored: Stored): void {
    this.history.push({ revision: this.revision, type, stored });
    for (const { matches, onEvent } of this.watchers) {
      if (matches(stored)) {
        onEvent({ type, object: stored.object });
      }
    }
  }
}

function matcherOf(path: string): (stored: Stored) => boolean {
  const [collection = '', query = ''] = path.split('?');
  const name = /metadata\.name=([^&]+)/.exec(decodeURIComponent(query))?.[1];
  const labels = /labelSelector=([^&]+)/.exec(decodeURIComponent(query))?.[1]?.split(',') ?? [];
  return ({ collection: own, object }) => {
    const metadata = object.metadata as { readonly name: string; readonly labels?: Record<string, string> };
    const hasLabels = labels.every((label) => {
      const [key = '', value = ''] = label.split('=');
      return metadata.labels?.[key] === value;
    });
    return own === collection && (name === undefined || metadata.name === name) && hasLabels;
  };
}
