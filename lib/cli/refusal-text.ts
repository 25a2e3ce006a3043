import { logLine } from '../text/log-text';
import type { Fault } from '../values/invalid-input';
import { redactText } from '../values/redaction/redact-text';

/** Characters of one fault; what it quotes of the input can have any number. */
const LONGEST = 1_000;
/** Characters that are kept of the end: there stands what to change. */
const END = 200;
/** Faults that are told. */
const MOST = 100;

/**
 * Returns what was wrong with an input, one line for each fault, without secrets: the first hundred of them, and of a long
 * one its beginning and its end.
 */
export function refusalText(faults: readonly Fault[]): string {
  const lines = faults.slice(0, MOST).map(({ at, message }) => logLine(shortened(redactText(`'${at}' ${message}`))));
  const rest = faults.length - MOST;
  return [...lines, ...(rest > 0 ? [`and ${rest} more faults; correct these first`] : [])]
    .map((line) => `${line}\n`)
    .join('');
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - END)} … ${text.slice(-END)}` : text;
}
