import { EVENT_ID, type Event } from 'js-yaml';

/** Returns the offset at which a node is written, or undefined for an empty one and for the end of a node. */
export function offsetOf(event: Event | undefined): number | undefined {
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart < 0 ? undefined : event.valueStart;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start;
    case EVENT_ID.ALIAS:
      return event.anchorStart;
    default:
      return undefined;
  }
}

/** Returns the offset of a document's first node. */
export function firstOffset(events: readonly Event[]): number {
  return offsetOf(events[1]) ?? 0;
}
