import { runConnectivity } from '../phases/connectivity-phase';
import type { PhaseContext } from '../phases/phase-context';
import { runPreflight } from '../phases/preflight-phase';
import { runScaleDown } from '../phases/scale-down-phase';
import { runScaleUp } from '../phases/scale-up-phase';
import { runSteady } from '../phases/steady-phase';
import { ClusterError } from '../ports/cluster';
import { LoadGeneratorError } from '../ports/load-generator';
import { type Recorder, RecordingFailed } from '../ports/recorder';
import type { EndLine, PhaseName } from '../recording/run-lines';
import { RunLog } from '../run-log';
import { Attendance } from './attendance';
import { PHASE_TEXTS } from './phase-texts';
import type { RunParts } from './run-parts';
import type { Subjects } from './subjects';

/** Why a run is ended early from outside, such as by SIGINT. */
export class Interrupted extends Error {
  public constructor(by: string) {
    super(`interrupted by ${by}`);
    this.name = 'Interrupted';
  }
}

/** How a run ended. */
export interface RunOutcome {
  readonly reason: EndLine['reason'];
  /** What made it end early. */
  readonly message?: string;
}

/** The preflight found what forbids to go on. */
class PreflightFailed extends Error {}

/**
 * Runs the phases, with everything watched and written down meanwhile, and ends the load on every way out.
 *
 * What the outside does to it (no answer, a full disk, an interrupt) is an outcome; a fault of this program is thrown, after
 * the load was ended.
 *
 * @param first the line that the recording begins with, or goes on with.
 */
export async function validationRun(
  parts: RunParts,
  subjects: Subjects,
  recorder: Recorder,
  first: object,
): Promise<RunOutcome> {
  const log = new RunLog(recorder, parts.clock);
  const fatal = new AbortController();
  const signal = AbortSignal.any([parts.signal, fatal.signal]);
  let attendance: Attendance | undefined;
  let outcome: RunOutcome;
  let ownFault: unknown;
  try {
    recorder.write(first);
    attendance = new Attendance(parts, subjects, log, (error) => fatal.abort(error));
    await attendance.begin(signal);
    await runPhases(attendance, parts, signal);
    outcome = { reason: 'completed' };
  } catch (error) {
    outcome = outcomeOf(error, parts.signal);
    ownFault = isExpected(error, parts.signal) ? undefined : error;
  }
  outcome = await end(attendance, log, recorder, outcome);
  if (ownFault !== undefined) {
    throw ownFault;
  }
  return outcome;
}

async function runPhases(
  attendance: Attendance,
  { plan, phases, progress }: RunParts,
  signal: AbortSignal,
): Promise<void> {
  for (const name of Object.keys(PHASE_TEXTS) as PhaseName[]) {
    if (plan.phases[name] === undefined) {
      continue;
    }
    if (!phases.includes(name)) {
      attendance.skip(name, 'not asked for this time');
      continue;
    }
    progress.phase(name, PHASE_TEXTS[name]);
    const context = attendance.enter(name, signal);
    await runPhase(context, name);
    await attendance.settle();
  }
}

async function runPhase(context: PhaseContext, name: PhaseName): Promise<void> {
  const { phases } = context.plan;
  switch (name) {
    case 'preflight':
      if (!(await runPreflight(context, phases.preflight ?? { mustPass: true }))) {
        throw new PreflightFailed('the preflight failed');
      }
      return;
    case 'connectivity':
      return phases.connectivity && runConnectivity(context, phases.connectivity);
    case 'smoke':
    case 'load':
      return phases[name] && runSteady(context, name, phases[name]);
    case 'scale-up':
      return phases[name] && runScaleUp(context, phases[name]);
    case 'scale-down':
      return phases[name] && runScaleDown(context, phases[name]);
  }
}

async function end(
  attendance: Attendance | undefined,
  log: RunLog,
  recorder: Recorder,
  outcome: RunOutcome,
): Promise<RunOutcome> {
  const loadFault = await attendance?.stopLoad();
  let ended = outcome;
  try {
    if (loadFault !== undefined) {
      log.fault('loadGenerator', 'ending the load', loadFault);
    }
    await attendance?.end();
  } catch (error) {
    ended = outcomeOf(error, undefined);
  }
  recorder.releaseReserve();
  try {
    if (ended.reason === 'failed' && ended.message !== undefined) {
      log.write({ kind: 'Fault', source: 'recording', message: ended.message });
    }
    log.write({ kind: 'End', ...ended });
    log.sync();
  } catch (error) {
    ended = outcomeOf(error, undefined);
  }
  recorder.close();
  return ended;
}

function outcomeOf(error: unknown, signal: AbortSignal | undefined): RunOutcome {
  const cause = signal?.aborted ? signal.reason : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  return { reason: cause instanceof Interrupted ? 'interrupted' : 'failed', message };
}

function isExpected(error: unknown, signal: AbortSignal): boolean {
  const kinds = [ClusterError, LoadGeneratorError, RecordingFailed, PreflightFailed, Interrupted];
  return signal.aborted || kinds.some((kind) => error instanceof kind);
}
