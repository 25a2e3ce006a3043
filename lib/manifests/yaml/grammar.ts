import { COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { offsetOf } from './event-offset';
import { YamlRefusal } from './yaml-refusal';

/** Characters that YAML 1.1 has no place for; the line breaks that 1.2 took from it; the mark that begins a file. */
const OTHER_CHARACTER =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\r\x85\u2028\u2029]|\ufeff|\p{Surrogate}/u;
const TAG = /^(?:!{0,2}[0-9A-Za-z_.:/-]*|!<(?:tag:yaml\.org,2002:)?[0-9A-Za-z!_./:-]+>)$/;
const ANCHOR = /^[0-9A-Za-z_-]+$/;

const UNCOMMON = /[^\n\x20-\x7e]/;
const END_OF_DOCUMENT = /^\.\.\.(?=[ \t\n])/m;
const NOTHING = /^(?:[ \t]*(?:#.*)?\n)*$/;
const KEY_WITHOUT_SPACE = /[ \t\n]*:[,[\]{}]/y;

/** Refuses a text with characters that kubectl refuses, or takes for something else than js-yaml does. */
export function refuseOtherText(text: string): void {
  // Most texts are of common characters, which is quick to see.
  const found = UNCOMMON.test(text) ? OTHER_CHARACTER.exec(text) : null;
  if (found !== null) {
    const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw new YamlRefusal(
      text,
      found.index,
      `has the character U+${code}, which YAML texts cannot hold as it is; write an escape`,
    );
  }
  const end = END_OF_DOCUMENT.exec(text);
  if (end !== null && !NOTHING.test(text.slice(end.index + 3))) {
    const message = 'has text behind the end of a document (...), which kubectl leaves out; separate with ---';
    throw new YamlRefusal(text, end.index, message);
  }
}

/** Refuses what js-yaml reads and kubectl refuses or reads differently. */
export function refuseOtherGrammar(text: string, events: readonly Event[]): void {
  /** For each open collection whether it, or one around it, is a flow collection. */
  const flow: boolean[] = [];
  for (const [index, event] of events.entries()) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        refuseDocument(text, events, index);
        flow.push(false);
        break;
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        flow.push(flow.at(-1) === true || event.style === COLLECTION_STYLE.FLOW);
        break;
      case EVENT_ID.SCALAR:
        if (flow.at(-1) === true && event.style === SCALAR_STYLE.PLAIN && event.valueStart >= 0) {
          refuseFlowScalar(text, event);
        }
        break;
      case EVENT_ID.POP:
        flow.pop();
        break;
      default:
    }
    refuseAnchor(text, event);
    refuseTag(text, event);
  }
}

function refuseDocument(text: string, events: readonly Event[], index: number): void {
  const [document, first] = events.slice(index, index + 2);
  const offset = offsetOf(first) ?? 0;
  if (document?.type !== EVENT_ID.DOCUMENT) {
    return;
  }
  if (index > 0 || document.directives.length > 0) {
    throw new YamlRefusal(text, offset, 'has directives (%) or several documents without ---, which kubectl refuses');
  }
  // Others are cut off before.
  if (document.explicitStart) {
    throw new YamlRefusal(
      text,
      offset,
      'has an indented separator ---, which kubectl takes for text; write it without indent',
    );
  }
  if (first?.type === EVENT_ID.SCALAR && isBlock(first)) {
    throw new YamlRefusal(text, Math.max(first.valueStart, 0), 'is one block scalar; kubectl reads mappings');
  }
}

/** In a flow collection, YAML 1.1 reads `:` and `?` as indicators where 1.2 has them in text. */
function refuseFlowScalar(text: string, { valueStart, valueEnd }: ScalarEvent): void {
  const value = text.slice(valueStart, valueEnd);
  KEY_WITHOUT_SPACE.lastIndex = valueEnd;
  if (KEY_WITHOUT_SPACE.test(text) || value.startsWith(':') || value.includes('?')) {
    throw new YamlRefusal(text, valueStart, `has ${value}, which kubectl reads differently; quote it`);
  }
}

function refuseTag(text: string, event: Event): void {
  if ('tagStart' in event && event.tagStart >= 0) {
    const tag = text.slice(event.tagStart, event.tagEnd);
    if (!TAG.test(tag) || !/\s/.test(text[event.tagEnd] ?? '\n')) {
      throw new YamlRefusal(
        text,
        event.tagStart,
        `has the tag ${tag}; write it with letters, digits, - and _, and a space behind it`,
      );
    }
  }
}

function refuseAnchor(text: string, event: Event): void {
  if ('anchorStart' in event && event.anchorStart >= 0) {
    const name = text.slice(event.anchorStart, event.anchorEnd);
    if (!ANCHOR.test(name)) {
      throw new YamlRefusal(
        text,
        event.anchorStart,
        `has the anchor ${name}; write it with letters, digits, - and _ only`,
      );
    }
  }
}

function isBlock({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}
