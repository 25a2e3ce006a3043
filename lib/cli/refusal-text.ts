import { logLine } from '../text/log-text';
import type { Fault } from '../values/invalid-input';
import { redactText } from '../values/redaction/redact-text';

/** Characters of one fault; what it quotes of the input can have any number. */
const LONGEST = 1_000;
/** Characters that are kept of the end: there stands what to change. */
const END = 200;
/** Faults that are told, and characters of all of them. */
const MOST = 50;
const MOST_CHARACTERS = 6_000;

/**
 * Returns what was wrong with an input, one line for each fault, without secrets: the first fifty of them, fewer where they
 * are long, and of a long one its beginning and its end.
 */
export function refusalText(faults: readonly Fault[]): string {
  let text = '';
  for (const [told, { at, message }] of faults.entries()) {
    if (told === MOST || text.length > MOST_CHARACTERS) {
      return `${text}and ${faults.length - told} more faults; correct these first\n`;
    }
    text += `${logLine(shortened(redactText(`'${at}' ${message}`)))}\n`;
  }
  return text;
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - END)} … ${text.slice(-END)}` : text;
}
