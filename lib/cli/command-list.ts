import type { CommandDefinition } from './command';
import { calibrate } from './commands/calibrate';
import { check } from './commands/check';
import { explain } from './commands/explain';
import { replay } from './commands/replay';
import { report } from './commands/report';
import { review } from './commands/review';
import { rules } from './commands/rules';
import { simulate } from './commands/simulate';
import { validate } from './commands/validate';

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandDefinition[] = [
  calibrate,
  check,
  explain,
  replay,
  report,
  review,
  rules,
  simulate,
  validate,
];
