import type { CommandDefinition } from './command';
import { check } from './commands/check';
import { rules } from './commands/rules';

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandDefinition[] = [check, rules];
