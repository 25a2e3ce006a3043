import type { ValidateFunction } from 'ajv';
import { validate as compiled } from '../../schemas/scenario-validator';
import type { Scenario } from '../simulator/scenario/scenario';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { scenarioFaults } from './scenario-checks';
import { namedFaults, schemaFaults } from './schema-faults';

/** What a scenario is parsed with. */
export interface ParseScenarioOptions {
  /**
   * Returns where a JSON pointer in the scenario stands, such as `scenario.yaml:3`.
   *
   * @default - faults name the setting alone
   */
  readonly placeOf?: (pointer: string) => string;
  /**
   * Faults that are known already, such as those of files that the scenario names.
   *
   * @default []
   */
  readonly faults?: readonly Fault[];
}

/** Compiled ahead, so that a command that simulates nothing pays nothing for it. */
const validate = compiled as ValidateFunction;

/**
 * Returns the scenario that a value states.
 *
 * @param value the scenario as parsed, its traces read.
 * @throws InvalidInput with every fault of the scenario: unknown keys with the nearest known one, values out of bounds.
 */
export function parseScenario(value: unknown, options: ParseScenarioOptions = {}): Scenario {
  const { placeOf, faults = [] } = options;
  const scenario = value ?? {};
  validate(scenario);
  const found = [...schemaFaults(validate.errors), ...scenarioFaults(scenario)];
  refuseIfAny([...namedFaults(found, placeOf, 'scenario'), ...faults]);
  return scenario as Scenario;
}
