import { simulate } from '../../lib/simulator/simulation/simulate';
import { randomSimulation } from '../support/random-simulation';
import type { RecordingLine } from './random-recording';

/** Returns the lines that a random simulation records. */
export function simulatedRecording(seed: number, minor: number): RecordingLine[] {
  const { model, scenario } = randomSimulation(seed, `1.${minor}`);
  const lines: RecordingLine[] = [];
  simulate(model, scenario, { seed, record: (line) => lines.push(line as RecordingLine) });
  return lines;
}
