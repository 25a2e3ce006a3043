import { join } from 'node:path';
import { linesOfContained } from '../../files/read-lines';
import { InvalidInput } from '../../values/invalid-input';
import { PHASE_NAMES, type ValidationPlan } from '../plan/plan';
import { faultOfPlan } from '../plan/plan-shape';
import { faultOfLine } from '../record/line-shapes';
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
 * @throws InvalidInput when the folder holds no recording of a run, naming the first line that is not as one is written.
 */
export function readRunSoFar(folder: string): RunSoFar {
  const path = join(folder, RECORDING_FILE);
  const [first, ...run] = readLines(folder, path);
  if (first === undefined || !isHeader(first)) {
    throw InvalidInput.of('BAD_FORMAT', `${path}:1`, 'is not the header of a run; name the folder that validate wrote');
  }
  const fault = faultOfPlan(first.run.plan);
  if (fault !== undefined) {
    throw damaged(path, 1, fault);
  }
  const plan = first.run.plan as ValidationPlan;
  const finished = PHASE_NAMES.filter((name) => run.some((line) => isEnd(line, name)));
  return {
    header: { ...first.run, plan },
    finished,
    unfinished: PHASE_NAMES.filter((name) => plan.phases[name] !== undefined && !finished.includes(name)),
    samples: run.filter((line): line is SampleLine => line.kind === 'Sample'),
  };
}

interface HeaderLine {
  readonly kind: 'Recording';
  readonly run: RunHeader;
}

function readLines(folder: string, path: string): (RunLine | HeaderLine)[] {
  const read: (RunLine | HeaderLine)[] = [];
  for (const lines of linesOfContained({ root: folder, path: RECORDING_FILE, name: { path } }, true)) {
    for (const bytes of lines) {
      read.push(parsed(bytes, path, read.length + 1));
    }
  }
  return read;
}

function parsed(bytes: Buffer, path: string, number: number): RunLine | HeaderLine {
  let line: unknown;
  try {
    line = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw damaged(path, number, 'is not JSON', cause);
  }
  if (typeof line !== 'object' || line === null || Array.isArray(line)) {
    throw damaged(path, number, 'is not a JSON object');
  }
  const fault = faultOfLine(line as Readonly<Record<string, unknown>>);
  if (fault !== undefined) {
    throw damaged(path, number, fault);
  }
  return line as RunLine | HeaderLine;
}

function damaged(path: string, number: number, fault: string, cause?: unknown): InvalidInput {
  const remedy = 'a run goes on with the recording as validate wrote it';
  return InvalidInput.of('BAD_FORMAT', `${path}:${number}`, `${fault}; ${remedy}`, { cause });
}

function isHeader(line: RunLine | HeaderLine): line is HeaderLine {
  return line.kind === 'Recording';
}

function isEnd(line: RunLine | HeaderLine, name: PhaseName): line is PhaseLine {
  return line.kind === 'Phase' && line.phase === name && line.state === 'end';
}
