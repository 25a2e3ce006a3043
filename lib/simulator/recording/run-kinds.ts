/**
 * Kinds of lines that a validation run adds to a recording: they tell of the run and not of what the controller saw, so
 * that a replay passes over them.
 */
export const RUN_KINDS: ReadonlySet<string> = new Set([
  'Clock',
  'Phase',
  'Check',
  'Connectivity',
  'Sample',
  'Event',
  'Sync',
  'Evidence',
  'Fault',
  'Resume',
  'End',
]);
