import { EVENT_ID, type Event } from 'js-yaml';
import { offsetOf } from './event-offset';
import { isMergeKey, type ScalarSyntax } from './scalar-event';
import { YamlRefusal } from './yaml-refusal';

/** Up to how many nodes almost all may come from aliases, and from how many on a tenth. */
const FEW = 400_000;
const MANY = 4_000_000;

/**
 * Refuses a document whose aliases expand too far, as kubectl does, so that whoever walks through the value has an end.
 * Nothing is expanded here: nodes are counted, and the count stops at the limit.
 *
 * Follows `decoder.unmarshal` and `allowedAliasRatio` of go.yaml.in/yaml/v2 2.4.4, decode.go.
 *
 * @throws YamlRefusal also for an alias without an anchor, and for a value that contains itself.
 */
export function refuseAliasBomb(text: string, events: readonly Event[], syntax: ScalarSyntax): void {
  if (events.some(({ type }) => type === EVENT_ID.ALIAS)) {
    new AliasCounter(text, events, syntax).count();
  }
}

class AliasCounter {
  /** For each alias the node that it means, by their places among the events. */
  private readonly targets = new Map<number, number>();
  private readonly open = new Set<number>();
  private nodes = 1;
  private fromAliases = 0;

  public constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
    private readonly syntax: ScalarSyntax,
  ) {
    const anchors = new Map<string, number>();
    for (const [index, event] of events.entries()) {
      if ('anchorStart' in event && event.anchorStart >= 0) {
        const name = text.slice(event.anchorStart, event.anchorEnd);
        if (event.type !== EVENT_ID.ALIAS) {
          anchors.set(name, index);
          continue;
        }
        const target = anchors.get(name);
        if (target === undefined) {
          throw new YamlRefusal(this.text, event.anchorStart, `has the alias *${name} without an anchor before it`);
        }
        this.targets.set(index, target);
      }
    }
  }

  public count(): void {
    this.node(1, 0);
  }

  /** Counts a node; returns the place of the event behind it. */
  private node(index: number, depth: number): number {
    const event = this.events[index];
    this.nodes += 1;
    this.fromAliases += depth > 0 ? 1 : 0;
    if (this.fromAliases > 100 && this.nodes > 1000 && this.fromAliases / this.nodes > allowedRatio(this.nodes)) {
      throw new YamlRefusal(
        this.text,
        offsetOf(event) ?? 0,
        'has aliases that expand too far (kubectl: excessive aliasing)',
      );
    }
    if (event?.type === EVENT_ID.ALIAS) {
      return this.alias(index, depth);
    }
    if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) {
      return index + 1;
    }
    let next = index + 1;
    for (let inner = this.events[next]; inner !== undefined && inner.type !== EVENT_ID.POP; inner = this.events[next]) {
      const isMerge = event.type === EVENT_ID.MAPPING && isMergeKey(this.text, inner, this.syntax);
      next = isMerge ? next + 1 : this.node(next, depth);
      next = event.type === EVENT_ID.MAPPING ? this.node(next, depth) : next;
    }
    return next + 1;
  }

  private alias(index: number, depth: number): number {
    if (this.open.has(index)) {
      throw new YamlRefusal(
        this.text,
        offsetOf(this.events[index]) ?? 0,
        'has an alias in the value that it stands for',
      );
    }
    this.open.add(index);
    this.node(this.targets.get(index) ?? 0, depth + 1);
    this.open.delete(index);
    return index + 1;
  }
}

function allowedRatio(nodes: number): number {
  if (nodes <= FEW) {
    return 0.99;
  }
  return nodes >= MANY ? 0.1 : 0.99 - 0.89 * ((nodes - FEW) / (MANY - FEW));
}
