import { isDeepStrictEqual } from 'node:util';
import { readYaml } from '../../../lib/manifests/read-yaml';
import { InvalidInput } from '../../../lib/values/invalid-input';
import type { Answer } from './judge';

/** How our reading of a text relates to kubectl's. */
export interface Comparison {
  readonly outcome: 'same' | 'both refuse' | 'refused here only' | 'accepted here only' | 'different';
  /** Why it is refused, without the parts that differ from text to text; what differs, for a difference. */
  readonly reason: string;
}

/** Compares what we make of a text with what kubectl makes of it. */
export function compare(text: string, kubectl: Answer): Comparison {
  const ours = readHere(text);
  if (typeof ours === 'string') {
    return { outcome: kubectl.error === undefined ? 'refused here only' : 'both refuse', reason: ours };
  }
  if (kubectl.error !== undefined) {
    return { outcome: 'accepted here only', reason: general(kubectl.error) };
  }
  const documents = ours.map(({ value }) => value);
  if (!isDeepStrictEqual(documents, kubectl.documents)) {
    const reason = `ours ${JSON.stringify(documents)}, kubectl ${JSON.stringify(kubectl.documents)}`;
    return { outcome: 'different', reason };
  }
  const repeated = ours
    .flatMap(({ duplicateKeys }) => duplicateKeys)
    .reduce((sum, { lines }) => sum + lines.length - 1, 0);
  const theirs = (kubectl.strict ?? []).join('\n').match(/already set in map/g)?.length ?? 0;
  // What is merged or stands behind an alias counts again with every use, in the strict decoder; JSON it does not judge.
  if (repeated !== theirs && !/<<|\*|^\s*\{/.test(text)) {
    return { outcome: 'different', reason: `ours has ${repeated} keys again, kubectl ${theirs}` };
  }
  return { outcome: 'same', reason: '' };
}

function readHere(text: string): ReturnType<typeof readYaml> | string {
  try {
    return readYaml(text, 'f');
  } catch (error) {
    if (error instanceof InvalidInput) {
      return general(error.message);
    }
    throw error;
  }
}

/** Leaves out of a reason what names the text. */
function general(reason: string): string {
  return reason
    .replace(/^'f:\d+' /, '')
    .replace(/^json: offset \d+: /, 'json: ')
    .replace(/line \d+: /g, '')
    .replace(/invalid character .* (?=looking|after|in)/, 'invalid character ')
    .replace(/(separator: ).*/s, '$1')
    .replace(/`[^`]*`/g, '…')
    .replace(/'[^']{2,}'/g, '…')
    .replace(/U\+[0-9A-F]+/, 'U+…')
    .replace(/^is -?\d+,/, 'is …,')
    .replace(/^(has the (?:anchor|alias|escape|tag) ).*?(?=[;,]| without)/s, '$1…')
    .replace(/^has .*?(?=, which kubectl reads differently)/s, 'has …');
}
