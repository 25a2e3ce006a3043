import type { Manifest } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import type { CheckOptions } from '../../rules/check-manifests';
import type { Meaning } from '../meaning/meaning';

/** An object on one side, with the set that it is part of. */
export interface ContextSide {
  /** The object. */
  readonly manifest: Manifest;
  /** What it means. */
  readonly meaning: Meaning;
  /** The side's whole set. */
  readonly all: ManifestSet;
}

/** What the impact of a change is judged by. */
export interface ObjectContext {
  /** The object in base. */
  readonly base: ContextSide;
  /** The object in head. */
  readonly head: ContextSide;
  /** What the manifests of head cannot tell. */
  readonly settings: CheckOptions['settings'];
}

/** Returns the shape of the path to a kind's pod template; undefined for kinds that have none. */
export function templateShapeOf({ manifest, all }: ContextSide): string | undefined {
  const workload = all.workloadOf(manifest);
  return workload === undefined ? undefined : workload.templatePointer.slice(1).replaceAll('/', '.');
}

/** Returns a shape relative to another, such as `spec.containers[].image`; undefined when it is not below it. */
export function shapeBelow(shape: string, parent: string): string | undefined {
  if (parent === '') {
    return shape;
  }
  return shape.startsWith(`${parent}.`) ? shape.slice(parent.length + 1) : undefined;
}
