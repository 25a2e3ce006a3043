import type { ErrorObject } from 'ajv';
import type { Fault, FaultCode } from '../values/invalid-input';
import { nearest } from './setting-checks';

/** What is wrong at a place of a document. */
export interface PlacedFault extends Omit<Fault, 'at'> {
  /** JSON pointer of the place. */
  readonly pointer: string;
}

/** Returns what a schema found, in the words of the one who wrote the document: the nearest key, the limit. */
export function schemaFault({ keyword, instancePath, params, data, parentSchema }: ErrorObject): PlacedFault {
  const given = JSON.stringify(data);
  const fault = (code: FaultCode, message: string, pointer = instancePath): PlacedFault => ({ code, pointer, message });
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema?.properties as object | undefined) ?? {});
      const key = String(params.additionalProperty);
      return fault('UNKNOWN_KEY', `is no setting; did you mean '${nearest(key, known)}'?`, `${instancePath}/${key}`);
    }
    case 'required':
      return fault('MISSING', 'is missing', `${instancePath}/${params.missingProperty}`);
    case 'type':
      return fault('WRONG_TYPE', `is ${given}; give ${[params.type].flat().join(' or ')}`);
    case 'enum':
      return fault('OUT_OF_RANGE', `is ${given}; use ${(params.allowedValues as readonly unknown[]).join(', ')}`);
    case 'pattern':
      return fault('BAD_FORMAT', `is ${given}; ${parentSchema?.description ?? 'write it as 500m, 0.5 or 2Gi'}`);
    case 'minimum':
      return fault('OUT_OF_RANGE', `is ${given}; give ${params.limit} or more`);
    case 'exclusiveMinimum':
      return fault('OUT_OF_RANGE', `is ${given}; give more than ${params.limit}`);
    case 'maximum':
      return fault('OUT_OF_RANGE', `is ${given}; give ${params.limit} or less`);
    default:
      return fault('BAD_FORMAT', `is ${given}; it must hold that ${keyword} is ${JSON.stringify(params)}`);
  }
}

/**
 * Returns faults with the place that each stands at.
 *
 * @param whole what the document as a whole is called.
 * @param placeOf returns where a JSON pointer stands, such as `plan.yaml:3`.
 */
export function placeFaults(
  faults: readonly PlacedFault[],
  whole: string,
  placeOf?: (pointer: string) => string,
): Fault[] {
  return faults.map(({ pointer, ...fault }) => {
    const place = placeOf?.(pointer);
    const name = pointer === '' ? whole : nameOf(pointer);
    return { ...fault, at: place === undefined ? name : `${place} ${name}` };
  });
}

/** Returns `nodes[0].cpu` for `/nodes/0/cpu`. */
function nameOf(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (name, token) => (/^\d+$/.test(token) ? `${name}[${token}]` : name === '' ? token : `${name}.${token}`),
      '',
    );
}
