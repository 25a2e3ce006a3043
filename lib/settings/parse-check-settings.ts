import type { ValidateFunction } from 'ajv';
import { validate as compiled } from '../../schemas/check-settings-validator';
import { refuseIfAny } from '../values/invalid-input';
import { pointerToken } from '../values/json-pointer';
import { ownValue } from '../values/own-value';
import type { CheckSettingsFile } from './check-settings';
import { nodeCountFaults } from './node-count';
import { nodeQuantityFaults } from './quantity-checks';
import { namedFaults, type PlacedFault, schemaFaults } from './schema-faults';
import { isMapping, nearest } from './setting-checks';

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
  const settings = withSwitchedOff(value ?? {});
  validate(settings);
  const faults = [...schemaFaults(validate.errors), ...nodeFaults(settings), ...unknownRules(settings, ruleIds)];
  refuseIfAny(namedFaults(faults, placeOf, 'settings'));
  return settings as CheckSettingsFile;
}

function nodeFaults(settings: unknown): PlacedFault[] {
  const environments = Object.entries(recordAt(settings, 'environments'));
  const owners = [
    ['', settings] as const,
    ...environments.map(([name, own]) => [`/environments/${pointerToken(name)}`, own] as const),
  ];
  return owners.flatMap(([pointer, own]) => {
    const { nodes } = recordAt(own);
    return [...nodeQuantityFaults(nodes, `${pointer}/nodes`), ...nodeCountFaults(nodes, `${pointer}/nodes`)];
  });
}

/** Returns settings with `off` for the severity `false`: in YAML 1.1 the word `off` without quotes is that. */
function withSwitchedOff(settings: unknown): unknown {
  if (!isMapping(settings)) {
    return settings;
  }
  const entries = Object.entries(settings).map(([key, value]) => {
    if (key === 'severities' && isMapping(value)) {
      return [key, Object.fromEntries(Object.entries(value).map(([id, each]) => [id, each === false ? 'off' : each]))];
    }
    const isEnvironments = key === 'environments' && isMapping(value);
    return [
      key,
      isEnvironments
        ? Object.fromEntries(Object.entries(value).map(([name, own]) => [name, withSwitchedOff(own)]))
        : value,
    ];
  });
  return Object.fromEntries(entries);
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
  const found = key === undefined ? value : ownValue(recordAt(value), key);
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
}
