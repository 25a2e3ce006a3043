import { Document, isNode, isPair, isScalar, type Node, type Pair } from 'yaml';
import type { CommentedScenario } from '../live/calibration/calibrated-scenario';
import { yamlText } from '../text/yaml-text';

/** Returns a scenario as YAML, with its comments above what they are about. */
export function renderScenarioYaml({ scenario, comments }: CommentedScenario): string {
  const document = new Document(scenario);
  for (const [pointer, text] of Object.entries(comments)) {
    comment(document, pointer.split('/').slice(1), ` ${text}`);
  }
  return yamlText(document);
}

function comment(document: Document, path: readonly string[], text: string): void {
  if (path.length === 0) {
    document.commentBefore = text;
    return;
  }
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1).map(stepOf), true);
  const key = keyOf(parent, path.at(-1) ?? '');
  if (key !== undefined) {
    key.commentBefore = text;
  }
}

function stepOf(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}

function keyOf(parent: unknown, name: string): Node | undefined {
  const items = isNode(parent) && 'items' in parent ? (parent.items as readonly (Pair | Node)[]) : [];
  const pair = items.find((item): item is Pair => isPair(item) && isScalar(item.key) && item.key.value === name);
  return pair !== undefined && isNode(pair.key) ? pair.key : undefined;
}
