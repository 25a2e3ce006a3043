import { writeNewOutput } from '../files/write-outputs';
import { SCENARIO_TEMPLATE } from '../settings/scenario-template';

const DEFAULT_FILE = 'scenario.yaml';

/**
 * Writes a scenario with comments to start from, and returns what to say of it: of `-`, the scenario itself.
 *
 * @param file the file; true for `scenario.yaml` here.
 * @throws InvalidInput when the file is there already.
 */
export function writeScenarioTemplate(file: string | true): string {
  const path = file === true ? DEFAULT_FILE : file;
  if (path === '-') {
    return SCENARIO_TEMPLATE;
  }
  writeNewOutput({ path, option: '--init' }, SCENARIO_TEMPLATE);
  return `wrote ${path}; simulate with: cdk8s-inference simulate MANIFESTS --scenario ${path}\n`;
}
