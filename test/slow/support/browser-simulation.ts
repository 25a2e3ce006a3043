import { loadManifests } from '../../../lib/manifests/load-manifests';
import { ManifestSet } from '../../../lib/manifests/manifest-set';
import { readYaml } from '../../../lib/manifests/read-yaml';
import { parseScenario } from '../../../lib/settings/parse-scenario';
import { workloadModelFrom } from '../../../lib/simulator/scenario/workload-model-from';
import { simulate } from '../../../lib/simulator/simulation/simulate';

/**
 * Simulates manifests under a scenario, both as YAML, and returns the result as JSON: the same code in Node and in a browser.
 * A day is simulated as rates, the others request by request.
 */
export function simulateTexts(manifests: string, scenario: string, seed: number): string {
  const set = new ManifestSet(loadManifests(manifests, 'manifests.yaml'));
  const parsed = parseScenario(readYaml(scenario, 'scenario.yaml')[0]?.value);
  const result = simulate(workloadModelFrom(set, { target: parsed.target }), parsed, { seed });
  return JSON.stringify(result, (_key, value) => (typeof value === 'bigint' ? value.toString() : value));
}
