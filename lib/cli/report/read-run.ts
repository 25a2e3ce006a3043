import { join } from 'node:path';
import { Readable } from 'node:stream';
import { planFactsOf } from '../../live/record/plan-facts';
import { RecordBuilder } from '../../live/record/record-builder';
import type { RunRecordHeader } from '../../live/record/run-record';
import type { RunFacts } from '../../live/verdict/finding';
import { controllerFlags } from '../../simulator/autoscaler/kubernetes-version';
import { type Outlook, outlookOf } from '../../simulator/autoscaler/outlook';
import { validSpec } from '../../simulator/autoscaler/spec-validation';
import { readSettings } from '../../simulator/recording/read-settings';
import { type DecisionLine, Replay } from '../../simulator/recording/replay';
import { InvalidInput } from '../../values/invalid-input';
import { linesOf } from '../line-reader';

/** Name of the recording in a run's folder. */
const RECORDING = 'recording.jsonl';
/** Lines that a replay reads. */
const REPLAYED = new Set(['Recording', 'Observation', 'AutoscalerChange', 'ControllerRestart']);

/**
 * Returns what a run recorded, with what the exact autoscaler decides for the same observations.
 *
 * @param folder the folder that the run wrote, with its `recording.jsonl`.
 * @throws InvalidInput when there is no recording of a run.
 */
export async function readRun(folder: string): Promise<RunFacts> {
  const path = join(folder, RECORDING);
  const builder = new RecordBuilder();
  const prediction = new Prediction();
  for await (const lines of linesOf(path, Readable.from([]))) {
    for (const line of lines) {
      prediction.take(builder.take(line));
    }
  }
  const record = builder.end(path);
  return {
    record,
    plan: planFactsOf(record.header),
    outlook: record.header === undefined ? undefined : outlookOfHeader(record.header),
    decisions: prediction.decisions,
    replayFault: prediction.fault,
  };
}

/** Replays a recording beside its reading, up to the first line that cannot be replayed. */
class Prediction {
  public readonly decisions: DecisionLine[] = [];
  public fault: string | undefined;
  private readonly replay = new Replay();

  public take(line: Readonly<Record<string, unknown>> | undefined): void {
    if (line === undefined || this.fault !== undefined || !REPLAYED.has(String(line.kind))) {
      return;
    }
    this.fault = faultOf(() => {
      const decision = this.replay.take(line);
      if (decision !== undefined) {
        this.decisions.push(decision);
      }
    });
  }
}

/** What is wrong with an input, as a text; anything else that is thrown is our own fault. */
function faultOf(read: () => void): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof InvalidInput) {
      return error.message;
    }
    throw error;
  }
}

function outlookOfHeader({ autoscaler, controller }: RunRecordHeader): Outlook | undefined {
  let outlook: Outlook | undefined;
  faultOf(() => {
    const settings = readSettings(controller);
    const flags = controllerFlags(settings.kubernetesVersion, settings.featureGates);
    outlook = outlookOf(validSpec(autoscaler.spec, { flags }, 'autoscaler.spec'), settings);
  });
  return outlook;
}
