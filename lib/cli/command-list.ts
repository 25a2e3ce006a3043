import type { CommandDefinition } from './command';
import { check } from './commands/check';
import { explain } from './commands/explain';
import { replay } from './commands/replay';
import { review } from './commands/review';
import { rules } from './commands/rules';
import { simulate } from './commands/simulate';

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandDefinition[] = [check, explain, replay, review, rules, simulate];
