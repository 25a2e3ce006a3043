/** The folder of scenarios, where the program runs. */
export const SCENARIO_FOLDER = 'scenarios';
