import type { Fault } from '../values/invalid-input';
import { pointerToken } from '../values/json-pointer';
import { fitsInt64, tryParseQuantity } from '../values/quantity';
import { isWithin, rangeText } from '../values/ranges';
import { shown } from '../values/shown';
import { fieldAt } from './field-at';
import { type FieldRange, OBJECT_RANGES, POD_RANGES } from './field-ranges';
import { type Manifest, titleOf } from './manifest';
import { workloadFrom } from './workload';

const PERCENTAGE = /^\d{1,9}%$/;

/**
 * Returns the fields of an object whose numbers the API would refuse, each with its line, its value and its range.
 *
 * Looked at are the fields of `field-ranges.ts`. A field that is absent or null takes its default, and has no fault.
 */
export function rangeFaults(manifest: Manifest): Fault[] {
  const { data, kind } = manifest;
  const own = faultsIn(data, '', OBJECT_RANGES.get(kind) ?? [], manifest);
  const workload = workloadFrom(manifest);
  return workload === undefined
    ? own
    : [...own, ...faultsIn(workload.podSpec, `${workload.templatePointer}/spec`, POD_RANGES, manifest)];
}

function faultsIn(root: unknown, above: string, ranges: readonly FieldRange[], manifest: Manifest): Fault[] {
  return ranges.flatMap((range) =>
    placesOf(root, range.path, above).flatMap(({ value, pointer }) => {
      const message = faultOf(value, range);
      return message === undefined ? [] : [{ code: 'OUT_OF_RANGE' as const, at: nameOf(manifest, pointer), message }];
    }),
  );
}

interface Place {
  readonly value: unknown;
  readonly pointer: string;
}

function placesOf(value: unknown, [key, ...rest]: readonly string[], pointer: string): Place[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (key === undefined) {
    return [{ value, pointer }];
  }
  if (key === '*') {
    return Array.isArray(value)
      ? value.flatMap((item: unknown, index) => placesOf(item, rest, `${pointer}/${index}`))
      : [];
  }
  return placesOf(fieldAt(value, key), rest, `${pointer}/${pointerToken(key)}`);
}

/** Returns what is wrong with a value: what it is, and what may be given. */
function faultOf(value: unknown, range: FieldRange): string | undefined {
  const isWhole = typeof value === 'number' && Number.isInteger(value) && isWithin(value, range);
  const limit = `a whole number ${rangeText(range)}`;
  switch (range.value) {
    case 'whole':
      return isWhole ? undefined : `is ${shown(value)}; give ${limit}`;
    case 'port':
      return isWhole || (typeof value === 'string' && value !== '')
        ? undefined
        : `is ${shown(value)}; give ${limit}, or a port's name`;
    case 'percentage':
      return isWhole || (typeof value === 'string' && PERCENTAGE.test(value))
        ? undefined
        : `is ${shown(value)}; give ${limit}, or a percentage such as 25%`;
    case 'quantity':
      return quantityFault(value);
  }
}

function quantityFault(value: unknown): string | undefined {
  const quantity = typeof value === 'string' || typeof value === 'number' ? tryParseQuantity(value) : undefined;
  if (quantity === undefined) {
    return `is ${shown(value)}, not a Kubernetes quantity; write it as 500m, 0.5 or 2Gi`;
  }
  return quantity.nano >= 0n && fitsInt64(quantity)
    ? undefined
    : `is ${shown(value)}; give a quantity from 0 to 2^63 - 1`;
}

/** Returns a field as messages name it: `file:line spec.replicas`, or the object and the field where there is no file. */
function nameOf(manifest: Manifest, pointer: string): string {
  const { file } = manifest.source;
  const place = file === '' ? titleOf(manifest) : `${file}:${manifest.lineOf(pointer)}`;
  return `${place} ${dotted(pointer)}`;
}

/** Returns `spec.containers[0].image` for `/spec/containers/0/image`. */
function dotted(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map((token, index) => (/^\d+$/.test(token) ? `[${token}]` : index === 0 ? token : `.${token}`))
    .join('');
}
