import { type Document, isScalar, visit } from 'yaml';
import { logText, withoutMarkers } from './log-text';
import { visible } from './visible';

/**
 * Returns a document as YAML in which every character is seen and nothing is a command to a runner. A text with such
 * characters, or of several lines, is quoted: a reader gets every value as it was.
 */
export function yamlText(document: Document): string {
  document.commentBefore &&= logText(document.commentBefore);
  visit(document, {
    Node(_key, node) {
      node.commentBefore &&= logText(node.commentBefore);
      if (isScalar(node) && typeof node.value === 'string' && logText(node.value).replace('\n', '') !== node.value) {
        node.type = 'QUOTE_DOUBLE';
      }
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedAsJSON: true });
  // YAML has no pairs of surrogates.
  const escaped = text.replace(/[\u{e0000}-\u{e0fff}\u{1d173}-\u{1d17a}\u{13430}-\u{1343f}]/gu, longCode);
  return withoutMarkers(visible(escaped));
}

function longCode(character: string): string {
  return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
}
