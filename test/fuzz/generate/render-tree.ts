import type { Tree } from './tree';

/** How a tree is written. */
export type TreeStyle = 'block' | 'flow' | 'json';

/** Deeper than this everything is written in flow style: the indentation would be most of the text. */
const DEEPEST_BLOCK = 30;
/** A tree whose parts are shared may be written as more than fits into memory: the rest is cut off. */
const MOST_CHARACTERS = 1 << 22;
const PLAIN = /^[A-Za-z][\w./-]*$/;
const MEANT = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

/** Returns a tree as the text of a document. */
export function renderTree(tree: Tree, style: TreeStyle): string {
  return style === 'block' ? `${block(tree, 0)}\n` : `${inline(tree, style)}\n`;
}

/** Returns trees as the text of a stream. */
export function renderStream(trees: readonly Tree[], style: TreeStyle): string {
  return trees.map((tree) => renderTree(tree, style)).join('---\n');
}

function block(tree: Tree, depth: number): string {
  if (depth > DEEPEST_BLOCK || isFlat(tree)) {
    return inline(tree, 'flow');
  }
  const indent = '  '.repeat(depth);
  const [prefix, lines] =
    tree.kind === 'list'
      ? [tree.prefix, tree.items.map((item) => `${indent}-${behind(item, depth + 1)}`)]
      : [tree.prefix, tree.entries.map(([key, value]) => `${indent}${keyText(key)}:${behind(value, depth + 1)}`)];
  return (prefix === undefined ? '' : `${depth === 0 ? '' : ' '}${prefix}\n`) + lines.join('\n');
}

function behind(tree: Tree, depth: number): string {
  if (depth > DEEPEST_BLOCK || isFlat(tree)) {
    return ` ${inline(tree, 'flow')}`;
  }
  const text = block(tree, depth);
  const hasPrefix = 'prefix' in tree && tree.prefix !== undefined;
  return hasPrefix ? text : `\n${text}`;
}

function isFlat(tree: Tree): tree is Exclude<Tree, { readonly kind: 'list' | 'map' }> {
  return (
    tree.kind === 'scalar' ||
    tree.kind === 'raw' ||
    (tree.kind === 'list' ? tree.items.length === 0 : tree.entries.length === 0)
  );
}

/** Not recursive: nesting may be deeper than the stack. */
function inline(tree: Tree, style: 'flow' | 'json'): string {
  const parts: string[] = [];
  const open: (Tree | string)[] = [tree];
  let length = 0;
  for (let next = open.pop(); next !== undefined && length < MOST_CHARACTERS; next = open.pop()) {
    if (typeof next === 'string') {
      parts.push(next);
      length += next.length;
    } else if (next.kind === 'list' || next.kind === 'map') {
      open.push(...opened(next, style).reverse());
    } else {
      const text = scalarText(next, style);
      parts.push(text);
      length += text.length;
    }
  }
  return parts.join('');
}

function opened(tree: Extract<Tree, { readonly kind: 'list' | 'map' }>, style: 'flow' | 'json'): (Tree | string)[] {
  const prefix = tree.prefix !== undefined && style === 'flow' ? `${tree.prefix} ` : '';
  const inner =
    tree.kind === 'list'
      ? tree.items.map((item): (Tree | string)[] => [item])
      : tree.entries.map(([key, value]) => [`${style === 'json' ? JSON.stringify(key) : keyText(key)}: `, value]);
  const [start, end] = tree.kind === 'list' ? ['[', ']'] : ['{', '}'];
  return [prefix + start, ...inner.flatMap((each, index) => (index === 0 ? each : [', ', ...each])), end];
}

function scalarText(tree: Extract<Tree, { readonly kind: 'scalar' | 'raw' }>, style: 'flow' | 'json'): string {
  if (tree.kind === 'raw') {
    return tree.text;
  }
  return typeof tree.value === 'string' && style === 'flow' ? keyText(tree.value) : JSON.stringify(tree.value);
}

function keyText(text: string): string {
  return text === '<<' || (PLAIN.test(text) && !MEANT.test(text)) ? text : JSON.stringify(text);
}
