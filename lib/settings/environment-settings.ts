import { type Fault, InvalidInput, refuseIfAny } from '../values/invalid-input';
import { LOCAL_CHECKS, LOCAL_SETTINGS, type LocalSettings } from './local-settings';
import { PRODUCTION_CHECKS, PRODUCTION_SETTINGS, type ProductionSettings } from './production-settings';
import { crossFaults, type ServiceSettings } from './service-settings';
import { isMapping, nearest, type SettingChecks, settingFaults } from './setting-checks';

/** The settings of every environment. */
export interface EnvironmentSettings {
  /** The reference on Docker Desktop. */
  readonly local: LocalSettings;
  /** Hardened. */
  readonly production: ProductionSettings;
}

/** The name of an environment, and of its folder in `dist/`. */
export type EnvironmentName = keyof EnvironmentSettings;

/** Every environment there is. */
export const ENVIRONMENTS: readonly EnvironmentName[] = ['local', 'production'];

/**
 * Returns the settings of every environment, with what is given in place of the defaults.
 *
 * @param given settings by environment, as a settings file states them.
 * @throws InvalidInput with every fault of every environment.
 */
export function environmentSettings(given: unknown = {}): EnvironmentSettings {
  if (!isMapping(given)) {
    throw InvalidInput.of(
      'WRONG_TYPE',
      'settings',
      'is not a map of environments; begin it with local: or production:',
    );
  }
  const faults = Object.keys(given).flatMap((name) => environmentNameFaults(name, 'settings'));
  const local = merged(given.local, LOCAL_SETTINGS, LOCAL_CHECKS, 'local', faults);
  const production = merged(given.production, PRODUCTION_SETTINGS, PRODUCTION_CHECKS, 'production', faults);
  if (Number(production.drainPauseSeconds) >= Number(production.gracePeriodSeconds)) {
    const message = `is ${production.gracePeriodSeconds}, used up by drainPauseSeconds of ${production.drainPauseSeconds}; raise it`;
    faults.push({ code: 'CONFLICT', at: 'production.gracePeriodSeconds', message });
  }
  refuseIfAny(faults);
  return { local, production };
}

/** Returns what is wrong with the name of an environment, if anything is. */
export function environmentNameFaults(name: string, at: string): Fault[] {
  if (ENVIRONMENTS.some((each) => each === name)) {
    return [];
  }
  const message = `names '${name}', which is no environment; use ${ENVIRONMENTS.join(' or ')} (nearest: ${nearest(name, ENVIRONMENTS)})`;
  return [{ code: 'UNKNOWN_KEY', at, message }];
}

function merged<T extends ServiceSettings>(
  given: unknown,
  defaults: T,
  checks: SettingChecks<T>,
  at: string,
  faults: Fault[],
): T {
  if (given !== undefined && !isMapping(given)) {
    faults.push({ code: 'WRONG_TYPE', at, message: 'is not a map of settings; write one setting a line below it' });
    return defaults;
  }
  const settings = { ...defaults, ...(given as Partial<T> | undefined) };
  faults.push(...settingFaults(settings, checks, at), ...crossFaults(settings, at));
  return settings;
}
