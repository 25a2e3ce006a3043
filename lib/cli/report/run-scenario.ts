import { calibratedScenario } from '../../live/calibration/calibrated-scenario';
import { calibrationOf } from '../../live/calibration/calibration';
import { capacityOf } from '../../live/verdict/capacity';
import { verdictOf } from '../../live/verdict/verdict';
import { renderScenarioYaml } from '../../report/scenario-yaml';
import { InvalidInput } from '../../values/invalid-input';
import { readRun } from './read-run';

/**
 * Returns the scenario, as YAML, whose service is the one that a run measured.
 *
 * @param folder the folder that the run wrote.
 * @throws InvalidInput when there is no recording of a run, or it measured no cost of a request.
 */
export async function scenarioOf(folder: string): Promise<string> {
  const facts = await readRun(folder);
  const { voidPhases } = verdictOf(facts);
  const calibration = calibrationOf(facts, voidPhases);
  if (calibration === undefined) {
    const why = capacityOf(facts, voidPhases).void ?? 'nothing was measured';
    throw InvalidInput.of(
      'NOT_FOUND',
      folder,
      `lets no cost of a request be known: ${why}; give a run whose requests succeed`,
    );
  }
  return renderScenarioYaml(calibratedScenario(calibration, facts.record));
}
