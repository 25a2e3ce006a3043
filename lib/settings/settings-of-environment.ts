import { InvalidInput } from '../values/invalid-input';
import { ownValue } from '../values/own-value';
import type { CheckSettings, CheckSettingsFile } from './check-settings';
import { nearest } from './setting-checks';

/**
 * Returns the settings of one environment: what the file says for all, with what it says for that one in its place.
 *
 * @param name the environment; undefined for the one that the file names, if any.
 * @throws InvalidInput when the file lists environments and this one is not among them.
 */
export function settingsOfEnvironment(file: CheckSettingsFile, name?: string): CheckSettings {
  const { environments, ...shared } = file;
  const environment = name ?? shared.environment;
  if (environment === undefined) {
    return shared;
  }
  const own = ownValue(environments, environment);
  if (environments !== undefined && own === undefined) {
    const known = Object.keys(environments);
    const message = `is '${environment}', and the settings list ${known.join(', ')}; did you mean '${nearest(environment, known)}'?`;
    throw InvalidInput.of('UNKNOWN_KEY', 'environment', message);
  }
  return { ...shared, ...own, environment };
}
