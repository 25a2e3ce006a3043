import { CORE_SCHEMA, constructFromEvents, EVENT_ID, type Event, mergeTag, parseEvents, YAMLException } from 'js-yaml';
import { InvalidInput } from '../values/invalid-input';
import { expandedSize } from './expanded-size';

/** One document of a YAML stream. */
export interface YamlDocument {
  /** Its value; mappings are plain objects, nodes behind one anchor are one object. */
  readonly value: unknown;
  /** Its place in the stream, from 1. */
  readonly number: number;
  /** Line of its first node, from 1. */
  readonly line: number;
  /** Offset in the text where the line of its first node begins. */
  readonly start: number;
  /** Offset in the text before which it ends. */
  readonly end: number;
  /** What the parser saw of the whole text; offsets are those of the text. */
  readonly events: readonly Event[];
  /** Where the document's first node is among them. */
  readonly firstEvent: number;
}

/** Most characters of one YAML text. A larger one is refused before it is parsed, which bounds the memory. */
export const MAX_YAML_CHARACTERS = 16 * 1024 * 1024;
/** Most nodes of one document once its aliases stand written out. */
export const MAX_EXPANDED_NODES = 250_000;

const SCHEMA = CORE_SCHEMA.withTags(mergeTag);
const MAX_ALIASES = 10_000;
const MAX_MERGED_KEYS = 1_000_000;

/**
 * Returns the documents of a YAML 1.2 text, empty ones left out. Merge keys are followed; JSON is YAML.
 *
 * Aliases are not copied, so a document of nested aliases ("billion laughs") costs no memory here; it is refused because
 * whoever walks through it would.
 *
 * @param file the name to give in errors.
 * @throws InvalidInput naming file and line when the text is too large, binary, malformed or an alias bomb.
 */
export function readYaml(text: string, file: string): YamlDocument[] {
  if (text.length > MAX_YAML_CHARACTERS) {
    const limit = `${MAX_YAML_CHARACTERS / 1024 / 1024} MiB`;
    throw InvalidInput.of('OUT_OF_RANGE', `${file}:1`, `is longer than ${limit}; split it into several files`);
  }
  try {
    const events = parseEvents(text, { filename: file });
    const values = constructFromEvents(events, {
      source: text,
      schema: SCHEMA,
      maxAliases: MAX_ALIASES,
      maxTotalMergeKeys: MAX_MERGED_KEYS,
    });
    return placed(text, file, events, values);
  } catch (error) {
    throw error instanceof YAMLException ? malformed(error, file) : error;
  }
}

/** Returns the offset at which a node is written, or undefined for the end of a node. */
export function offsetOf(event: Event): number | undefined {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start;
    case EVENT_ID.ALIAS:
      return event.anchorStart;
    default:
      return undefined;
  }
}

function placed(text: string, file: string, events: readonly Event[], values: readonly unknown[]): YamlDocument[] {
  const starts = firstNodes(events);
  const ends = endsOf(starts, text.length);
  const documents: YamlDocument[] = [];
  let line = 1;
  let counted = 0;
  for (const [index, { offset, hasAlias, firstEvent }] of starts.entries()) {
    const value = values[index];
    for (let next = text.indexOf('\n', counted); next >= 0 && next < offset; next = text.indexOf('\n', counted)) {
      line += 1;
      counted = next + 1;
    }
    if (hasAlias && expandedSize(value, MAX_EXPANDED_NODES) > MAX_EXPANDED_NODES) {
      const limit = MAX_EXPANDED_NODES.toLocaleString('en');
      throw InvalidInput.of('OUT_OF_RANGE', `${file}:${line}`, `has aliases that expand to more than ${limit} nodes`);
    }
    if (value !== null && value !== undefined) {
      documents.push({ value, number: index + 1, line, start: counted, end: ends[index] ?? 0, events, firstEvent });
    }
  }
  return documents;
}

/** A document ends where the next one begins that has a node: an empty one has no place. */
function endsOf(starts: readonly FirstNode[], last: number): number[] {
  const ends: number[] = [];
  let end = last;
  for (let index = starts.length - 1; index >= 0; index -= 1) {
    ends[index] = end;
    end = starts[index]?.offset === starts[index - 1]?.offset ? end : (starts[index]?.offset ?? end);
  }
  return ends;
}

interface FirstNode {
  offset: number;
  hasAlias: boolean;
  readonly firstEvent: number;
}

function firstNodes(events: readonly Event[]): FirstNode[] {
  const found: FirstNode[] = [];
  let open: FirstNode = { offset: 0, hasAlias: false, firstEvent: 0 };
  for (const [index, event] of events.entries()) {
    if (event.type === EVENT_ID.DOCUMENT) {
      open = { offset: open.offset, hasAlias: false, firstEvent: index + 1 };
      found.push(open);
    } else if (index === open.firstEvent) {
      open.offset = Math.max(offsetOf(event) ?? 0, open.offset);
    }
    if (event.type === EVENT_ID.ALIAS) {
      open.hasAlias = true;
    }
  }
  return found;
}

function malformed(error: YAMLException, file: string): InvalidInput {
  const { reason, mark } = error;
  const at = `${file}:${(mark?.line ?? 0) + 1}`;
  return InvalidInput.of('BAD_FORMAT', at, `is not YAML that can be read: ${reason}`, { cause: error });
}
