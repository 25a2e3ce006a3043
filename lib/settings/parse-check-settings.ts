import type { ErrorObject, ValidateFunction } from 'ajv';
import { validate as compiled } from '../../schemas/check-settings-validator';
import { type Fault, type FaultCode, refuseIfAny } from '../values/invalid-input';
import type { CheckSettingsFile } from './check-settings';
import { nearest } from './setting-checks';

/** What settings are parsed with. */
export interface ParseCheckSettingsOptions {
  /** Ids of the rules that `severities` may name. */
  readonly ruleIds: readonly string[];
  /**
   * Returns where a JSON pointer in the settings stands, such as `settings.yaml:3`.
   *
   * @default - faults name the setting alone
   */
  readonly placeOf?: (pointer: string) => string;
}

/** Compiled ahead, since compiling the schema takes longer than a synthesis does otherwise. */
const validate = compiled as ValidateFunction;

/**
 * Returns the settings of checks that a value states.
 *
 * @param value the settings as parsed; undefined or null for none.
 * @throws InvalidInput with every fault of the settings.
 */
export function parseCheckSettings(value: unknown, { ruleIds, placeOf }: ParseCheckSettingsOptions): CheckSettingsFile {
  const settings = value ?? {};
  const errors = validate(settings) ? [] : (validate.errors ?? []);
  const faults = [...errors.map(faultOf), ...unknownRules(settings, ruleIds)];
  refuseIfAny(
    faults.map(({ pointer, ...fault }) => {
      const place = placeOf?.(pointer);
      const name = pointer === '' ? 'settings' : nameOf(pointer);
      return { ...fault, at: place === undefined ? name : `${place} ${name}` };
    }),
  );
  return settings as CheckSettingsFile;
}

interface PlacedFault extends Omit<Fault, 'at'> {
  readonly pointer: string;
}

function faultOf({ keyword, instancePath, params, data, parentSchema }: ErrorObject): PlacedFault {
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

function unknownRules(settings: unknown, ruleIds: readonly string[]): PlacedFault[] {
  const environments = recordAt(recordAt(settings, 'environments'));
  const maps = [
    { pointer: '/severities', severities: recordAt(settings, 'severities') },
    ...Object.entries(environments).map(([name, own]) => ({
      pointer: `/environments/${name}/severities`,
      severities: recordAt(own, 'severities'),
    })),
  ];
  return maps.flatMap(({ pointer, severities }) =>
    Object.keys(severities)
      .filter((id) => !ruleIds.includes(id))
      .map((id) => ({
        code: 'UNKNOWN_KEY' as const,
        pointer: `${pointer}/${id}`,
        message: `is no rule; did you mean '${nearest(id, ruleIds)}'?`,
      })),
  );
}

function recordAt(value: unknown, key?: string): Readonly<Record<string, unknown>> {
  const found = key === undefined ? value : recordAt(value)[key];
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
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
