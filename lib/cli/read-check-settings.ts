import { readProjectFile } from '../files/project-file';
import { readTextFile } from '../files/read-text';
import { singleDocument } from '../manifests/single-document';
import { CATALOGUE } from '../rules/catalogue';
import type { CheckSettings } from '../settings/check-settings';
import { parseCheckSettings } from '../settings/parse-check-settings';
import { settingsOfEnvironment } from '../settings/settings-of-environment';

/** The file that states what manifests cannot, in the folder where the program runs. */
export const SETTINGS_FILE = '.cdk8s-inference.yaml';

/**
 * Returns the settings of checks from a file, for one environment.
 *
 * @param file the file; undefined for `.cdk8s-inference.yaml` here, which need not be there and must not lead elsewhere.
 * @param environment the environment; undefined for the one that the file names.
 * @throws InvalidInput with every fault of the file, each with its line.
 */
export function readCheckSettings(file?: string, environment?: string): CheckSettings {
  const path = file ?? SETTINGS_FILE;
  const text = file === undefined ? readProjectFile(path) : readTextFile(path, { option: '--settings' });
  return text === undefined ? settingsOfEnvironment({}, environment) : checkSettingsOf(text, path, environment);
}

/**
 * Returns the settings of checks that a text states, for one environment.
 *
 * @param path the name to give in errors.
 * @throws InvalidInput with every fault, each with its line.
 */
export function checkSettingsOf(text: string, path: string, environment?: string): CheckSettings {
  const document = singleDocument(text, path);
  const lineAt = document?.lineOf ?? (() => 1);
  const parsed = parseCheckSettings(document?.value, {
    ruleIds: CATALOGUE.map(({ id }) => id),
    placeOf: (pointer) => `${path}:${lineAt(pointer)}`,
  });
  return settingsOfEnvironment(parsed, environment);
}
