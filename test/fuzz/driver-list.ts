import { checkDriver } from './drivers/check';
import { explainDriver } from './drivers/explain';
import type { DriverParts } from './drivers/parts';
import { readersDriver } from './drivers/readers';
import { replayDriver } from './drivers/replay';
import { reviewDriver } from './drivers/review';
import { calibrateDriver, reportDriver } from './drivers/run-folders';
import { settingsDriver } from './drivers/settings';
import { scenarioDriver, simulateDriver } from './drivers/simulate';
import { sinceDriver } from './drivers/since';
import { validateDriver } from './drivers/validate';
import type { FuzzDriver } from './fuzz-driver';

/** Every driver by its name, in the order in which they are run. */
export const DRIVERS: ReadonlyMap<string, (parts: DriverParts) => FuzzDriver> = new Map([
  ['check', checkDriver],
  ['explain', explainDriver],
  ['review', reviewDriver],
  ['since', sinceDriver],
  ['simulate', simulateDriver],
  ['scenario', scenarioDriver],
  ['replay', replayDriver],
  ['report', reportDriver],
  ['calibrate', calibrateDriver],
  ['settings', settingsDriver],
  ['validate', validateDriver],
  ['readers', readersDriver],
]);
