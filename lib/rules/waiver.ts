import type { Manifest } from '../manifests/manifest';
import { pointerToken } from '../values/json-pointer';

/** What an annotation `cdk8s-inference/ignore.<rule-id>` says: these findings are known, and why. */
export interface Waiver {
  /** The object that carries it. */
  readonly manifest: Manifest;
  /** The rule that it names, known or not. */
  readonly rule: string;
  /** The reason; empty when there is none. */
  readonly reason: string;
  /** What stands after `until=`, a date or not. */
  readonly until: string | undefined;
  /** JSON pointer to the annotation. */
  readonly pointer: string;
}

/** Prefix of the annotations that waive findings; the rule's id follows. */
export const WAIVER_PREFIX = 'cdk8s-inference/ignore.';

/** What stands before a date at the end of a reason, after the start of the text, white space, `;` or `,`. */
const UNTIL = 'until=';
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Returns the waivers that an object carries. */
export function waiversOf(manifest: Manifest): Waiver[] {
  return Object.entries(manifest.annotations)
    .filter(([key]) => key.startsWith(WAIVER_PREFIX))
    .map(([key, text]) => {
      return {
        manifest,
        rule: key.slice(WAIVER_PREFIX.length),
        ...readReason(text),
        pointer: `/metadata/annotations/${pointerToken(key)}`,
      };
    });
}

/** Takes `until=…` off the last word of a reason, in one pass over the text. */
function readReason(text: string): Pick<Waiver, 'reason' | 'until'> {
  const written = text.trim();
  const word = written.split(/\s/).at(-1) ?? '';
  const start = written.length - word.length;
  for (let at = word.indexOf(UNTIL); at >= 0; at = word.indexOf(UNTIL, at + 1)) {
    const until = word.slice(at + UNTIL.length);
    const isFree = at === 0 || word.charAt(at - 1) === ';' || word.charAt(at - 1) === ',';
    if (isFree && until !== '') {
      return { reason: written.slice(0, start + Math.max(0, at - 1)).trim(), until };
    }
  }
  return { reason: written, until: undefined };
}

/** Returns the annotation's value for a reason and a last day. */
export function waiverText(reason: string, until?: string): string {
  return until === undefined ? reason : `${reason} until=${until}`;
}

/** Says whether a text is a date such as `2027-01-31`. */
export function isDate(text: string): boolean {
  return DATE.test(text);
}

/** Says whether a waiver counts on a day (`YYYY-MM-DD`): it has a reason, and a date only if that has not passed. */
export function isInForce({ reason, until }: Waiver, today: string): boolean {
  return reason !== '' && (until === undefined || (isDate(until) && today <= until));
}
