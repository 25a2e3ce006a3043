import { EVENT_ID, type Event } from 'js-yaml';
import { pointerToken } from '../../values/json-pointer';
import type { DuplicateKey } from './duplicate-key';
import { offsetOf } from './event-offset';
import { type KeyText, keyTextOf } from './key-text';
import { MappingBuilder } from './mapping-builder';
import { type ResolvedScalar, YamlNumber } from './resolve-scalar';
import { isMergeKey, resolvedScalar, type ScalarSyntax } from './scalar-event';
import { countLines } from './split-stream';
import { YamlRefusal } from './yaml-refusal';

/** A document's value, and what was found on the way. */
export interface ComposedDocument {
  /** Its value, as JSON has it; nodes behind one anchor are one object. */
  readonly value: unknown;
  /** Keys that a mapping has several times, with lines of this text. */
  readonly duplicateKeys: readonly DuplicateKey[];
}

/** What keys of a mapping are that are not text. */
type Identities = ReadonlyMap<string, string>;

/**
 * Returns the value that kubectl gives the document of a stream of events.
 *
 * Merge keys are followed at their place: they replace what stands before them, and are replaced by what stands behind.
 *
 * Follows `decoder` of go.yaml.in/yaml/v2 2.4.4, decode.go, and `convertToJSONableObject` of sigs.k8s.io/yaml 1.6.0, yaml.go.
 *
 * @param events those of one document, in which every alias has an anchor and none stands in what it means.
 * @throws YamlRefusal for what has no place in JSON, and for what a JavaScript number cannot hold.
 */
export function composeDocument(text: string, events: readonly Event[], syntax: ScalarSyntax): ComposedDocument {
  const composer = new Composer(text, events, syntax);
  return { value: composer.value(), duplicateKeys: composer.duplicateKeys };
}

class Composer {
  public readonly duplicateKeys: DuplicateKey[] = [];
  private at = 1;
  private offset = 0;
  private readonly anchors = new Map<string, unknown>();
  private readonly identities = new Map<unknown, Identities>();
  private readonly path: (string | number)[] = [];

  public constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
    private readonly syntax: ScalarSyntax,
  ) {}

  /** Reads the next node; returns what JSON has for it. */
  public value(): unknown {
    const node = this.node();
    return node instanceof YamlNumber ? this.numberOf(node) : node;
  }

  /** Reads the next node; numbers stay what YAML knows of them. */
  private node(): unknown {
    const event = this.events[this.at];
    this.at += 1;
    this.offset = offsetOf(event) ?? this.offset;
    if (event?.type === EVENT_ID.ALIAS) {
      return this.anchors.get(this.text.slice(event.anchorStart, event.anchorEnd));
    }
    const node = this.written(event);
    if (event !== undefined && 'anchorStart' in event && event.anchorStart >= 0) {
      this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), node);
    }
    return node;
  }

  private written(event: Event | undefined): unknown {
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return resolvedScalar(this.text, event, this.syntax);
      case EVENT_ID.SEQUENCE:
        return this.sequence();
      case EVENT_ID.MAPPING:
        return this.mapping();
      default:
        return null;
    }
  }

  private sequence(): unknown[] {
    const items: unknown[] = [];
    while (!this.ends()) {
      this.path.push(items.length);
      items.push(this.value());
      this.path.pop();
    }
    return items;
  }

  private mapping(): object {
    const mapping = new MappingBuilder();
    const keys: string[] = [];
    const offsets: number[] = [];
    while (!this.ends()) {
      if (isMergeKey(this.text, this.events[this.at], this.syntax)) {
        this.at += 1;
        this.merge(mapping);
        continue;
      }
      const key = this.key();
      keys.push(key.text);
      offsets.push(this.offset);
      this.path.push(key.text);
      if (!mapping.put(key, this.value())) {
        throw this.collision();
      }
      this.path.pop();
    }
    for (const key of mapping.repeated ?? []) {
      this.tellRepeated(
        key,
        offsets.filter((_, index) => keys[index] === key),
      );
    }
    if (mapping.identities !== undefined) {
      this.identities.set(mapping.value, mapping.identities);
    }
    return mapping.value;
  }

  /** Says whether a collection ends here, and if so goes behind its end. */
  private ends(): boolean {
    const type = this.events[this.at]?.type;
    const ends = type === undefined || type === EVENT_ID.POP;
    this.at += ends ? 1 : 0;
    return ends;
  }

  private key(): KeyText {
    const key = this.node();
    if (isScalar(key)) {
      const text = keyTextOf(key);
      if (text !== undefined) {
        return text;
      }
    }
    const kind = isScalar(key) ? 'null or an integer of more than 64 bits' : 'a list or a mapping';
    throw new YamlRefusal(this.text, this.offset, `has ${kind} for a key, which JSON does not know; write a text`);
  }

  private merge(mapping: MappingBuilder): void {
    const event = this.events[this.at];
    const isList = event?.type === EVENT_ID.SEQUENCE;
    const offset = offsetOf(event) ?? this.offset;
    const merged = this.node();
    const sources = isList && Array.isArray(merged) ? merged : [merged];
    // Of several, an earlier one counts more.
    for (const source of sources.toReversed()) {
      if (typeof source !== 'object' || source === null || Array.isArray(source) || source instanceof YamlNumber) {
        throw new YamlRefusal(this.text, offset, 'merges (<<) what is neither a mapping nor a list of mappings');
      }
      if (!mapping.merge(source, this.identities.get(source))) {
        throw this.collision();
      }
    }
  }

  private collision(): YamlRefusal {
    const message = 'has two keys of different types that are one in JSON, and kubectl takes either; remove one';
    return new YamlRefusal(this.text, this.offset, message);
  }

  private tellRepeated(key: string, offsets: readonly number[]): void {
    const lines = offsets.map((offset) => countLines(this.text, 0, offset) + 1);
    this.duplicateKeys.push({ key, pointer: pointerOf([...this.path, key]), lines });
  }

  private numberOf(number: YamlNumber): number {
    const { value } = number;
    if (!Number.isFinite(value)) {
      const message = 'is infinite or not a number, which JSON does not know; write a number or quote it';
      throw new YamlRefusal(this.text, this.offset, message);
    }
    const exact = integerOf(number, this.syntax);
    if (exact !== undefined && BigInt(value) !== exact) {
      const message = `is ${exact}, an integer past 2^53 that a number here does not hold exactly; quote it or round it`;
      throw new YamlRefusal(this.text, this.offset, message);
    }
    return value === 0 ? 0 : value;
  }
}

/** Returns the integer of 64 bits that kubectl keeps of a number, where it is one and large. */
function integerOf({ kind, value, digits }: YamlNumber, syntax: ScalarSyntax): bigint | undefined {
  if (Number.isSafeInteger(value) || !Number.isInteger(value) || kind === 'uint') {
    return undefined;
  }
  if (kind === 'int') {
    return BigInt(digits);
  }
  // A float of YAML becomes JSON in its fewest digits, and is an integer when these fit.
  return syntax === 'yaml' && Math.abs(value) < 2 ** 63 ? BigInt(value.toString()) : undefined;
}

function isScalar(value: unknown): value is ResolvedScalar {
  return typeof value !== 'object' || value === null || value instanceof YamlNumber;
}

function pointerOf(path: readonly (string | number)[]): string {
  return path.map((token) => `/${pointerToken(String(token))}`).join('');
}
