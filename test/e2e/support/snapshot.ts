import { identityOf, type Manifest } from './manifests';
import { kubectl } from './test-cluster';

/** Objects as the API server has them, by identity. */
export type Snapshot = Readonly<Record<string, Manifest>>;

/** Who owns a field, and through which subresource it was written. */
interface Ownership {
  readonly subresource?: string;
}

/** Returns the objects of a folder's manifests as the API server has them now, with the owners of their fields. */
export async function snapshot(folder: string): Promise<Snapshot> {
  const answer = JSON.parse(await kubectl('get', '-f', folder, '-o', 'json', '--show-managed-fields'));
  const items: Manifest[] = answer.kind === 'List' ? answer.items : [answer];
  return Object.fromEntries(items.map((item) => [identityOf(item), item]));
}

/**
 * Returns the identity of each object that is not the same in both, and in which fields; status is not looked at, since
 * controllers write it at any time. An object whose status has not moved must have its `resourceVersion` still.
 *
 * @param apartFromNotes leaves out what kubectl notes down when it goes from client-side to server-side apply or back:
 *   who owns which field, `last-applied-configuration` (each writes an empty map of annotations differently), and the
 *   generation, which for a Deployment rises with its annotations. What the object asks for is compared still.
 */
export function changesBetween(before: Snapshot, after: Snapshot, { apartFromNotes = false } = {}): string[] {
  const identities = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return identities.flatMap((identity) => {
    const [old, now] = [before[identity], after[identity]];
    if (old === undefined || now === undefined) {
      return [`${identity}: ${old === undefined ? 'added' : 'removed'}`];
    }
    const sameStatus = JSON.stringify(old.status) === JSON.stringify(now.status);
    const look = (object: Manifest) => compared(object, { apartFromNotes, withVersion: sameStatus });
    return differences(look(old), look(now), '').map((path) => `${identity}: ${path}`);
  });
}

function compared(object: Manifest, look: { apartFromNotes: boolean; withVersion: boolean }): unknown {
  const { status: _, metadata, ...rest } = object;
  const { resourceVersion, generation, managedFields, annotations, ...others } = metadata as Manifest['metadata'] & {
    readonly managedFields?: readonly Ownership[];
    readonly annotations?: Record<string, string>;
  };
  const { 'kubectl.kubernetes.io/last-applied-configuration': note, ...notes } = annotations ?? {};
  const owners = managedFields?.filter(({ subresource }) => subresource !== 'status');
  const ownership = look.apartFromNotes ? {} : { owners, note, generation };
  const version = look.withVersion && !look.apartFromNotes ? { resourceVersion } : {};
  return { ...rest, metadata: others, notes, ...ownership, ...version };
}

function differences(old: unknown, now: unknown, path: string): string[] {
  if (typeof old === 'object' && typeof now === 'object' && old !== null && now !== null) {
    const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
    const of = (value: object, key: string) => (value as Record<string, unknown>)[key];
    return [...keys].flatMap((key) => differences(of(old, key), of(now, key), `${path}.${key}`));
  }
  return old === now ? [] : [`${path} was ${brief(old)}, is ${brief(now)}`];
}

function brief(value: unknown): string {
  return JSON.stringify(value ?? null).slice(0, 120);
}
