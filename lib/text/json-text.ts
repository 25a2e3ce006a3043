import { withoutMarkers } from './log-text';
import { visible } from './visible';

/**
 * Returns a value as JSON in which every character is seen and nothing is a command to a runner; big integers are texts,
 * as readers would round them. A reader of JSON gets every value as it was.
 *
 * @param indent spaces of a level; 0 for all in one line.
 */
export function jsonText(value: unknown, indent = 2): string {
  // JSON has these characters within texts only, where a code stands for them.
  return withoutMarkers(visible(JSON.stringify(value, plain, indent)));
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
