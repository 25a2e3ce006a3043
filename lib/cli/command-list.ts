import type { CommandDefinition } from './command';

/** Every command by its name, in the order of the help. Each is loaded when it is needed: together they are large. */
export const COMMANDS: Readonly<Record<string, () => Promise<CommandDefinition>>> = {
  calibrate: async () => (await import('./commands/calibrate.js')).calibrate,
  check: async () => (await import('./commands/check.js')).check,
  explain: async () => (await import('./commands/explain.js')).explain,
  replay: async () => (await import('./commands/replay.js')).replay,
  report: async () => (await import('./commands/report.js')).report,
  review: async () => (await import('./commands/review.js')).review,
  rules: async () => (await import('./commands/rules.js')).rules,
  simulate: async () => (await import('./commands/simulate.js')).simulate,
  validate: async () => (await import('./commands/validate.js')).validate,
};
