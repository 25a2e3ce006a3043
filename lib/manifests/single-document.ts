import { type Fault, InvalidInput, refuseIfAny } from '../values/invalid-input';
import { readYaml, type YamlDocument } from './read-yaml';

/**
 * Returns the document of a file that is made for this program, such as settings, scenarios and plans; undefined when the file
 * is empty. Here a key that stands twice is a mistake that nobody else would take, so it is refused.
 *
 * @param file the name to give in errors.
 * @throws InvalidInput naming file and line when the text is malformed, holds several documents or has a key several times.
 */
export function singleDocument(text: string, file: string): YamlDocument | undefined {
  const [document, second] = readYaml(text, file);
  if (second !== undefined) {
    throw InvalidInput.of('BAD_FORMAT', `${file}:${second.line}`, 'begins a second YAML document; give one');
  }
  refuseIfAny((document?.duplicateKeys ?? []).map((each) => duplicateFault(each, file)));
  return document;
}

function duplicateFault({ key, lines }: YamlDocument['duplicateKeys'][number], file: string): Fault {
  const places = lines.join(', ');
  const at = `${file}:${lines.at(-1)}`;
  return { code: 'CONFLICT', at, message: `has the key '${key}' again; it stands on the lines ${places}, keep one` };
}
