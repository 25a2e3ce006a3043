import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidInput } from '../../values/invalid-input';
import { PHASE_NAMES, type ValidationPlan } from '../plan/plan';
import { RECORDING_FILE } from './recording-file';
import type { PhaseLine, PhaseName, RunHeader, RunLine, SampleLine } from './run-lines';

/** What a run's recording tells of how far it came. */
export interface RunSoFar {
  readonly header: RunHeader & { readonly plan: ValidationPlan };
  readonly finished: readonly PhaseName[];
  /** Phases of the plan that are still to be run. */
  readonly unfinished: readonly PhaseName[];
  readonly samples: readonly SampleLine[];
}

/**
 * Reads how far a run came; a last line that was cut off is passed over.
 *
 * @throws InvalidInput when the folder holds no recording of a run.
 */
export function readRunSoFar(folder: string): RunSoFar {
  const [first, ...lines] = readText(folder)
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
  const header = (first as { readonly run?: RunHeader } | undefined)?.run;
  if (header === undefined) {
    throw InvalidInput.of('BAD_FORMAT', '--resume', `names '${folder}', whose recording is not that of a run`);
  }
  const plan = header.plan as ValidationPlan;
  const run = lines as readonly RunLine[];
  const finished = PHASE_NAMES.filter((name) => run.some((line) => isEnd(line, name)));
  return {
    header: { ...header, plan },
    finished,
    unfinished: PHASE_NAMES.filter((name) => plan.phases[name] !== undefined && !finished.includes(name)),
    samples: run.filter((line): line is SampleLine => line.kind === 'Sample'),
  };
}

function isEnd(line: RunLine, name: PhaseName): line is PhaseLine {
  return line.kind === 'Phase' && line.phase === name && line.state === 'end';
}

function readText(folder: string): string {
  try {
    return readFileSync(join(folder, RECORDING_FILE), 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw InvalidInput.of('UNREADABLE', '--resume', `names '${folder}', which holds no recording (${reason})`, {
      cause,
    });
  }
}
