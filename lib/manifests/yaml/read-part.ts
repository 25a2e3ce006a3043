import type { Event } from 'js-yaml';
import { refuseAliasBomb } from './alias-limit';
import { type ComposedDocument, composeDocument } from './compose-document';
import { firstOffset } from './event-offset';
import { refuseOtherGrammar, refuseOtherText } from './grammar';
import { parseLenient } from './parse-lenient';
import type { StreamPart } from './split-stream';

/** A document of a stream's part. */
export interface PartDocument extends ComposedDocument {
  /** The part's text, line by line, to which offsets belong. */
  readonly text: string;
  /** Offset of its first node. */
  readonly offset: number;
  /** What the parser saw of it. */
  readonly events: readonly Event[];
}

/**
 * Returns the document of a stream's part, or undefined for an empty one.
 *
 * js-yaml reads the grammar; what scalars, keys and merges mean, and where the grammars of YAML 1.1 and 1.2 differ, is said
 * here, as kubectl has it.
 *
 * @throws YamlRefusal for what kubectl refuses, and for what js-yaml does not read as kubectl does.
 */
export function readPart({ text: given, syntax }: Pick<StreamPart, 'text' | 'syntax'>): PartDocument | undefined {
  if (syntax === 'yaml') {
    refuseOtherText(given);
  }
  const { text, events } = parseLenient(given);
  if (events.length === 0) {
    return undefined;
  }
  if (syntax === 'yaml') {
    refuseOtherGrammar(text, events);
  }
  refuseAliasBomb(text, events, syntax);
  const composed = composeDocument(text, events, syntax);
  return composed.value === null ? undefined : { ...composed, text, events, offset: firstOffset(events) };
}
