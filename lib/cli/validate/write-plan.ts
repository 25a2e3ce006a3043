import { writeFileSync } from 'node:fs';
import { InvalidInput } from '../../values/invalid-input';
import { PLAN_TEMPLATE } from './plan-template';

const PLAN_FILE = 'validation-plan.yaml';

/**
 * Writes a plan to begin with, and returns the file's name.
 *
 * @throws InvalidInput when the file is there already, or cannot be written.
 */
export function writePlan(path: string = PLAN_FILE): string {
  try {
    writeFileSync(path, PLAN_TEMPLATE, { flag: 'wx' });
    return path;
  } catch (cause) {
    const { code = 'unknown reason' } = cause as NodeJS.ErrnoException;
    const message =
      code === 'EEXIST'
        ? `names '${path}', which is there already; name another file`
        : `names '${path}', which cannot be written (${code})`;
    throw InvalidInput.of('CONFLICT', '--init', message, { cause });
  }
}
