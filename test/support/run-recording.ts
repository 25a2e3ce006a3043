import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecordBuilder } from '../../lib/live/record/record-builder';
import type { RunRecord } from '../../lib/live/record/run-record';
import { RecordingDigest } from '../../lib/live/recording/recording-digest';

/** A line of a recording, parsed. */
export type Line = Readonly<Record<string, unknown>> & { readonly kind: string };

/** Returns the lines of a recording as they stand in the file, the end with its digest. */
export function textLines(lines: readonly Line[]): string[] {
  const digest = new RecordingDigest();
  return lines.map((line) => {
    const text = JSON.stringify(line.kind === 'End' ? { ...line, digest: digest.hex() } : line);
    digest.add(text);
    return text;
  });
}

/** Writes a recording into a folder, which is made. */
export function writeRecording(folder: string, texts: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'recording.jsonl'), texts.map((text) => `${text}\n`).join(''));
}

/** Returns the record of lines. */
export function recordOf(texts: readonly string[]): RunRecord {
  const builder = new RecordBuilder();
  for (const text of texts) {
    builder.take(Buffer.from(text));
  }
  return builder.end('test');
}
