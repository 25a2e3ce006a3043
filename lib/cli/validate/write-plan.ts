import { writeNewOutput } from '../../files/write-outputs';
import { PLAN_TEMPLATE } from './plan-template';

const PLAN_FILE = 'validation-plan.yaml';

/**
 * Writes a plan to begin with, and returns the file's name.
 *
 * @throws InvalidInput when the file is there already, or cannot be written.
 */
export function writePlan(path: string = PLAN_FILE): string {
  writeNewOutput({ path, option: '--init' }, PLAN_TEMPLATE);
  return path;
}
