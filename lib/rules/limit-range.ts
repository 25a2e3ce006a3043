import { itemsAt, textAt } from '../manifests/field-at';
import { type Manifest, titleOf } from '../manifests/manifest';
import type { ManifestSet } from '../manifests/manifest-set';
import { nanoAt } from '../simulator/placement/pod-resources';

/** What a LimitRange gives to containers that leave a resource out. */
export interface DefaultAmount {
  /** The amount in nano-units. */
  readonly nano: bigint;
  /** Names the LimitRange. */
  readonly title: string;
}

/** A bound that a LimitRange sets. */
export interface LimitRangeBound {
  /** `Container` or `Pod`. */
  readonly type: string;
  /** The LimitRange. */
  readonly manifest: Manifest;
  /** Returns the least or the most of a resource in nano-units. */
  readonly nano: (bound: 'min' | 'max', resource: string) => bigint | undefined;
}

/** Returns the request that a LimitRange of a namespace gives to a container without one. */
export function defaultRequestIn(namespace: string, resource: string, all: ManifestSet): DefaultAmount | undefined {
  // Like LimitRanger's defaulting: defaultRequest, else default, else max.
  return defaultIn(namespace, resource, all, ['defaultRequest', 'default', 'max']);
}

/** Returns the limit that a LimitRange of a namespace gives to a container without one. */
export function defaultLimitIn(namespace: string, resource: string, all: ManifestSet): DefaultAmount | undefined {
  return defaultIn(namespace, resource, all, ['default', 'max']);
}

/** Returns the bounds of a namespace's LimitRanges. */
export function limitRangeBounds(namespace: string, all: ManifestSet): LimitRangeBound[] {
  return all.ofKindIn('LimitRange', namespace).flatMap((manifest) =>
    itemsAt(manifest.data, 'spec', 'limits').map(({ fields }) => ({
      type: textAt(fields, 'type') ?? '',
      manifest,
      nano: (bound, resource) => nanoAt(fields, bound, resource),
    })),
  );
}

function defaultIn(
  namespace: string,
  resource: string,
  all: ManifestSet,
  keys: readonly string[],
): DefaultAmount | undefined {
  for (const range of all.ofKindIn('LimitRange', namespace)) {
    for (const { fields } of itemsAt(range.data, 'spec', 'limits')) {
      for (const key of textAt(fields, 'type') === 'Container' ? keys : []) {
        const nano = nanoAt(fields, key, resource);
        if (nano !== undefined) {
          return { nano, title: titleOf(range) };
        }
      }
    }
  }
  return undefined;
}
