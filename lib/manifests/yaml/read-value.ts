import { readPart } from './read-part';

/**
 * Returns the value of a text that is one YAML node, such as what stands behind `=` of an option; null for an empty one.
 *
 * @throws YamlRefusal for what kubectl would refuse or read differently.
 */
export function readValue(text: string): unknown {
  return readPart({ text: `${text}\n`, syntax: 'yaml' })?.value ?? null;
}
