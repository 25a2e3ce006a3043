import { type Document, isScalar, visit } from 'yaml';
import { logText, withoutMarkers } from './log-text';
import { visible } from './visible';

/** Text that every version of YAML takes for text without quotes: words, and quantities of Kubernetes. */
const PLAIN =
  /^(?:(?!(?:y|n|yes|no|on|off|true|false|null|e-?[0-9]+)$)[a-z/](?:[a-z0-9./_-]| (?! |$))*|[0-9]+(?:\.[0-9]+)?(?:m|[kmgtpe]i))$/i;

/**
 * Returns a document as YAML in which every character is seen and nothing is a command to a runner. A text with such
 * characters, or of several lines, is quoted, and so is what a
 * version of YAML reads as something else, such as `yes` and `0644`: a reader gets every value as it was.
 */
export function yamlText(document: Document): string {
  document.commentBefore &&= logText(document.commentBefore);
  visit(document, {
    Node(_key, node) {
      node.commentBefore &&= logText(node.commentBefore);
      if (isScalar(node) && typeof node.value === 'string' && !isPlain(node.value)) {
        node.type = 'QUOTE_DOUBLE';
      }
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedAsJSON: true });
  // YAML has no pairs of surrogates.
  const escaped = text.replace(/[\u{e0000}-\u{e0fff}\u{1d173}-\u{1d17a}\u{13430}-\u{1343f}]/gu, longCode);
  return withoutMarkers(visible(escaped));
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && logText(text).replace('\n', '') === text;
}

function longCode(character: string): string {
  return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
}
