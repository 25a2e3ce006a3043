import { textAt } from '../manifests/field-at';
import { identityKey } from '../manifests/identity';
import { type Manifest, titleOf } from '../manifests/manifest';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { storedIdentity } from './meaning/api-version';

/** An object of both sides. */
export interface ObjectPair {
  /** As base has it. */
  readonly base: Manifest;
  /** As head has it. */
  readonly head: Manifest;
}

/** The objects of two sides by identity. */
export interface PairedObjects {
  /** Objects that both sides have. */
  readonly both: readonly ObjectPair[];
  /** Objects of base alone. */
  readonly removed: readonly Manifest[];
  /** Objects of head alone. */
  readonly added: readonly Manifest[];
}

/**
 * Pairs objects by API group, kind, namespace and name; the version of the API does not count.
 *
 * @throws InvalidInput naming side, file and line of every object that a side has twice.
 */
export function pairObjects(base: readonly Manifest[], head: readonly Manifest[]): PairedObjects {
  const faults: Fault[] = [];
  const before = byIdentity(base, 'base', faults);
  const after = byIdentity(head, 'head', faults);
  refuseIfAny(faults);
  const both: ObjectPair[] = [];
  const removed: Manifest[] = [];
  for (const [key, one] of before) {
    const other = after.get(key);
    if (other === undefined) {
      removed.push(one);
    } else {
      both.push({ base: one, head: other });
    }
  }
  const added = [...after].filter(([key]) => !before.has(key)).map(([, manifest]) => manifest);
  return { both, removed, added };
}

function byIdentity(manifests: readonly Manifest[], side: string, faults: Fault[]): Map<string, Manifest> {
  const found = new Map<string, Manifest>();
  const generated = new Map<string, number>();
  for (const manifest of manifests) {
    let key = identityKey(storedIdentity(manifest));
    if (manifest.name === '') {
      // Each apply makes another object of it: those of one prefix are paired in their order.
      const prefix = `${key}${textAt(manifest.data, 'metadata', 'generateName') ?? ''}*`;
      const count = generated.get(prefix) ?? 0;
      generated.set(prefix, count + 1);
      key = `${prefix}${count}`;
    }
    const first = found.get(key);
    if (first === undefined) {
      found.set(key, manifest);
    } else {
      faults.push(duplicate(manifest, first, side));
    }
  }
  return found;
}

function duplicate(manifest: Manifest, first: Manifest, side: string): Fault {
  const place = ({ source: { file, line } }: Manifest): string => (file === '' ? side : `${file}:${line}`);
  const namespace = manifest.namespace === '' ? '' : ` in namespace '${manifest.namespace}'`;
  return {
    code: 'CONFLICT',
    at: place(manifest),
    message: `is ${titleOf(manifest)}${namespace}, which ${side} has already at ${place(first)}; keep one of the two`,
  };
}
