import { itemsAt, textAt } from '../../manifests/field-at';
import type { Clock } from '../ports/clock';
import { type ApiObject, type Cluster, ClusterError } from '../ports/cluster';
import { revisionOf, Versions } from './versions';

const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 5000;

/** What a mirror tells. */
export interface MirrorListener {
  /** An object is there, or is not what it was, or (undefined) is gone. */
  changed(object: ApiObject, isDeleted: boolean): void;
  /** The watch broke, and is taken up again; each outage is told once. */
  lost(error: Error): void;
}

/**
 * A copy of a collection of the API that follows it: a list, then a watch from there on.
 *
 * A watch that breaks goes on from the last version that it told of, so that nothing is missed; when that is too old
 * for the API server, the collection is listed anew.
 */
export class Mirror {
  /** What the objects were lately. */
  public readonly versions = new Versions();
  private since = '';
  private isWatching = false;

  /** @param path the collection, with its selectors as a query. */
  public constructor(
    private readonly cluster: Cluster,
    private readonly clock: Clock,
    private readonly path: string,
    private readonly listener: Partial<MirrorListener> = {},
  ) {}

  /** Says whether changes are heard of as they happen. */
  public get isLive(): boolean {
    return this.isWatching;
  }

  /** Follows the collection until the signal is aborted. Never throws. */
  public async follow(signal: AbortSignal): Promise<void> {
    let pause = SHORTEST_PAUSE;
    let isToldLost = false;
    while (!signal.aborted) {
      const startedAt = this.clock.now();
      const error = await this.once(signal).catch((caught: Error) => caught);
      const wasWell = error === undefined || isGone(error) || this.clock.now() - startedAt > LONGEST_PAUSE;
      if (error !== undefined && !isGone(error) && !signal.aborted && (wasWell || !isToldLost)) {
        isToldLost = true;
        this.listener.lost?.(error);
      }
      isToldLost &&= error !== undefined;
      pause = wasWell ? SHORTEST_PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
      await this.clock.sleep(pause, signal).catch(() => undefined);
    }
  }

  private async once(signal: AbortSignal): Promise<void> {
    if (this.since === '') {
      await this.list();
    }
    this.isWatching = true;
    try {
      await this.cluster.watch(this.path, this.since, ({ type, object }) => this.take(type, object), signal);
    } catch (error) {
      if (isGone(error)) {
        this.since = '';
      }
      throw error;
    } finally {
      this.isWatching = false;
    }
  }

  private take(type: string, object: ApiObject): void {
    this.since = textAt(object, 'metadata', 'resourceVersion') ?? this.since;
    if (type !== 'BOOKMARK') {
      this.note(object, type === 'DELETED');
    }
  }

  private note(object: ApiObject, isDeleted: boolean): void {
    this.versions.add(object, isDeleted, this.clock.now());
    this.listener.changed?.(object, isDeleted);
  }

  private async list(): Promise<void> {
    const list = await this.cluster.read(this.path);
    const items = itemsAt(list, 'items').map(({ fields }) => fields);
    const names = new Set(items.map((item) => textAt(item, 'metadata', 'name') ?? ''));
    this.versions.retain(names, revisionOf(list), this.clock.now());
    for (const item of items) {
      this.note(item, false);
    }
    this.since = textAt(list, 'metadata', 'resourceVersion') ?? '0';
  }
}

function isGone(error: unknown): boolean {
  return error instanceof ClusterError && error.fault === 'gone';
}
