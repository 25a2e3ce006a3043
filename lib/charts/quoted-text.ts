import { Document } from 'yaml';
import { yamlText } from '../text/yaml-text';

/** Numbers of go-yaml that are text to other readers, and the key that merges. */
const NUMBER_OR_MERGE =
  /^(?:<<|[-+]?(?:0_*[bBoOxX][-+0-9a-fA-F_]+|(?:[0-9_]+(?:\.[0-9_]+)?|\.[0-9_]+)(?:[eE][-+]?[0-9_]+)?))$/;
/** Characters that YAML 1.1 refuses, or takes for line breaks and marks, and that libraries write as they are. */
const ODD_CHARACTER = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;

/** Says whether kubectl would read a text as something else, or refuse it, where a YAML library leaves it without quotes. */
export function needsQuotes(text: string): boolean {
  return NUMBER_OR_MERGE.test(text) || ODD_CHARACTER.test(text);
}

/** Returns a text in double quotes, with escapes that every version of YAML knows. */
export function quotedText(text: string): string {
  return yamlText(new Document(text)).trimEnd();
}
