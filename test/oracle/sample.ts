import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { OutputLine } from './compare';
import type { RecordingLine } from './random-recording';

/** A committed recording, and the answers that the oracle gave. */
export interface AnsweredRecording {
  readonly lines: readonly RecordingLine[];
  readonly answers: readonly OutputLine[];
}

/** Returns the committed recordings with the oracle's answers. */
export function readSample(file = join(process.cwd(), 'test/oracle/sample.jsonl.gz')): AnsweredRecording[] {
  const recordings: AnsweredRecording[] = [];
  let lines: RecordingLine[] = [];
  for (const text of gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')) {
    const line = JSON.parse(text) as RecordingLine;
    if (line.kind === 'Answers') {
      recordings.push({ lines, answers: line.answers as OutputLine[] });
      lines = [];
    } else {
      lines.push(line);
    }
  }
  return recordings;
}
