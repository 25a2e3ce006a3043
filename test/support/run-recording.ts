import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunReader } from '../../lib/cli/report/read-run';
import { RecordingDigest } from '../../lib/live/recording/recording-digest';
import type { RunFacts } from '../../lib/live/verdict/finding';

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

/** Returns what lines tell, with the replay of their observations. */
export function factsOf(texts: readonly string[]): RunFacts {
  const reader = new RunReader();
  for (const text of texts) {
    reader.take(Buffer.from(text));
  }
  return reader.end('test');
}

/** Returns the lines with those of one kind changed; a change to undefined drops the line. */
export function withLines(
  lines: readonly Line[],
  kind: string,
  change: (line: Line, index: number) => Line | undefined,
): Line[] {
  let index = 0;
  return lines.flatMap((line) => (line.kind === kind ? (change(line, index++) ?? []) : line));
}
