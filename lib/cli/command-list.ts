import type { CommandDefinition } from './command';

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandDefinition[] = [];
