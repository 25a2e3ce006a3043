import { join } from 'node:path';
import { linesOfContained } from '../../files/read-lines';
import { planFactsOf } from '../../live/record/plan-facts';
import { RecordBuilder } from '../../live/record/record-builder';
import type { RunRecordHeader } from '../../live/record/run-record';
import { RECORDING_FILE } from '../../live/recording/recording-file';
import type { RunFacts } from '../../live/verdict/finding';
import { controllerFlags } from '../../simulator/autoscaler/kubernetes-version';
import { type Outlook, outlookOf } from '../../simulator/autoscaler/outlook';
import { validSpec } from '../../simulator/autoscaler/spec-validation';
import { readSettings } from '../../simulator/recording/read-settings';
import { type DecisionLine, Replay } from '../../simulator/recording/replay';
import { InvalidInput } from '../../values/invalid-input';

/**
 * Returns what a run recorded, with what the exact autoscaler decides for the same observations.
 *
 * @param folder the folder that the run wrote, with its `recording.jsonl`.
 * @throws InvalidInput when there is no recording of a run.
 */
export async function readRun(folder: string): Promise<RunFacts> {
  const path = join(folder, RECORDING_FILE);
  const reader = new RunReader();
  for (const lines of linesOfContained({ root: folder, path: RECORDING_FILE, name: { path } })) {
    for (const line of lines) {
      reader.take(line);
    }
  }
  return reader.end(path);
}

/** Takes the lines of a run's recording, and replays its observations beside. */
export class RunReader {
  private readonly builder = new RecordBuilder();
  private readonly replay = new Replay();
  private readonly decisions: DecisionLine[] = [];
  private replayFault: string | undefined;

  /** Takes the next line, as its bytes. */
  public take(bytes: Buffer): void {
    const line = this.builder.take(bytes);
    // What comes behind a line that cannot be replayed is not what the controller would decide.
    if (line !== undefined && this.replayFault === undefined) {
      this.replayFault = faultOf(() => this.decisions.push(...[this.replay.take(line) ?? []].flat()));
    }
  }

  /**
   * Returns what all lines tell.
   *
   * @param name what the recording is called, for the error.
   * @throws InvalidInput when they are no recording of a validation run.
   */
  public end(name: string): RunFacts {
    const record = this.builder.end(name);
    return {
      record,
      plan: planFactsOf(record.header),
      outlook: record.header === undefined ? undefined : outlookOfHeader(record.header),
      decisions: this.decisions,
      replayFault: this.replayFault,
    };
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
