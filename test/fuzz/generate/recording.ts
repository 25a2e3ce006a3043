import { RecordingDigest } from '../../../lib/live/recording/recording-digest';
import type { Random } from '../../oracle/random';
import { hostileText } from './dictionary';
import { mutatedText } from './mutate-text';
import { mutatedTree } from './mutate-tree';
import { renderTree } from './render-tree';
import { put, type Tree, treeOf } from './tree';

/** How a recording is changed. */
export interface RecordingChange {
  /** Whether its end has the digest of the changed lines, as if the run had written them. */
  readonly isSealed: boolean;
  /** Put into texts of some lines; none must be shown. */
  readonly secrets: readonly string[];
}

/** Returns the lines of a recording, some of them changed, as the bytes of a file. */
export function mutatedRecording(
  lines: readonly string[],
  random: Random,
  { isSealed, secrets }: RecordingChange,
): string | Uint8Array {
  const donor = (): Tree => treeOf(JSON.parse(random.pick(lines)));
  const changed = new Set(
    Array.from({ length: random.int(1, 3) }, () => random.int(0, random.chance(0.4) ? 0 : lines.length - 1)),
  );
  const written = lines.flatMap((line, index): string[] => {
    if (!changed.has(index)) {
      return [line];
    }
    switch (random.int(0, 9)) {
      case 0:
        return [];
      case 1:
        return [line, line];
      case 2:
        return [random.pick(lines), line];
      case 3:
        return [
          random.pick([
            '',
            'null',
            '[]',
            '1',
            '"x"',
            '{}',
            'garbage',
            '{"kind":"__proto__"}',
            `{"kind":"Sample"}`,
            `{"kind":"End"}`,
          ]),
        ];
      default:
        return [renderTree(mutatedTree(treeOf(JSON.parse(line)), random, donor), 'json').trimEnd()];
    }
  });
  const told = secrets.length === 0 ? written : withSecrets(written, secrets);
  const text = (isSealed ? sealed(told) : told).map((line) => `${line}\n`).join('');
  return random.chance(0.1)
    ? mutatedText(text, random)
    : random.chance(0.05)
      ? text.slice(0, -random.int(1, 200))
      : text;
}

/** The service's answer and an event quote what they were given. */
function withSecrets(lines: readonly string[], secrets: readonly string[]): string[] {
  return lines.map((line) => {
    const body = JSON.stringify(`{"token":"${secrets[0]}"}`);
    return line.includes('"kind":"Connectivity"') ? line.replace(/"body":"(?:[^"\\]|\\.)*"/, `"body":${body}`) : line;
  });
}

/** Puts the right digest into lines that end a recording. */
function sealed(lines: readonly string[]): string[] {
  const digest = new RecordingDigest();
  return lines.map((line) => {
    const isEnd = line.startsWith('{"kind": "End"') || line.startsWith('{"kind":"End"');
    const text = isEnd ? line.replace(/"digest": ?"[0-9a-f]*"/, `"digest":"${digest.hex()}"`) : line;
    digest.add(text);
    return text;
  });
}

/** Puts a hostile text into the place of one that a cluster could have sent, in lines of this kind. */
export function withHostileTexts(line: string, random: Random): string {
  const tree = treeOf(JSON.parse(line));
  for (const key of ['message', 'reason', 'object', 'body', 'url', 'from']) {
    if (random.chance(0.5) && tree.kind === 'map' && tree.entries.some(([name]) => name === key)) {
      put(tree, key, treeOf(hostileText(random)));
    }
  }
  return renderTree(tree, 'json').trimEnd();
}
