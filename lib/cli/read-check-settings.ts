import { existsSync, readFileSync } from 'node:fs';
import { lineFinder } from '../manifests/line-finder';
import { readYaml } from '../manifests/read-yaml';
import { CATALOGUE } from '../rules/catalogue';
import type { CheckSettings } from '../settings/check-settings';
import { parseCheckSettings } from '../settings/parse-check-settings';
import { settingsOfEnvironment } from '../settings/settings-of-environment';
import { InvalidInput } from '../values/invalid-input';

/** The file that states what manifests cannot, in the folder where the program runs. */
export const SETTINGS_FILE = '.cdk8s-inference.yaml';

/**
 * Returns the settings of checks from a file, for one environment.
 *
 * @param file the file; undefined for `.cdk8s-inference.yaml` here, which need not be there.
 * @param environment the environment; undefined for the one that the file names.
 * @throws InvalidInput with every fault of the file, each with its line.
 */
export function readCheckSettings(file?: string, environment?: string): CheckSettings {
  const path = file ?? SETTINGS_FILE;
  if (file === undefined && !existsSync(path)) {
    return settingsOfEnvironment({}, environment);
  }
  return checkSettingsOf(readText(path), path, environment);
}

/**
 * Returns the settings of checks that a text states, for one environment.
 *
 * @param path the name to give in errors.
 * @throws InvalidInput with every fault, each with its line.
 */
export function checkSettingsOf(text: string, path: string, environment?: string): CheckSettings {
  const [document] = readYaml(text, path);
  const lineAt = document === undefined ? () => 1 : lineFinder(text, document);
  const parsed = parseCheckSettings(document?.value, {
    ruleIds: CATALOGUE.map(({ id }) => id),
    placeOf: (pointer) => `${path}:${lineAt(pointer)}`,
  });
  return settingsOfEnvironment(parsed, environment);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw InvalidInput.of('UNREADABLE', 'settings', `names '${path}', which cannot be read (${reason})`, { cause });
  }
}
