import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** A node of the tree that a reader of Markdown makes: as much as is looked at. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

/** The readers are ES modules, which the tests' own module loader does not take: they are bundled into a function. */
const BUNDLE = `
import { unified } from 'unified';
import remarkParse from 'remark-parse';
import remarkGfm from 'remark-gfm';
import remarkGithub from 'remark-github';
const reader = unified().use(remarkParse).use(remarkGfm).use(remarkGithub, { repository: 'owner/repo' });
export const read = (text) => reader.runSync(reader.parse(text), text);
`;

function bundled(): (text: string) => MarkdownNode {
  const { outputFiles } = buildSync({
    stdin: { contents: BUNDLE, resolveDir: join(__dirname, '../../..'), loader: 'js' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  const module: { exports: { read?: (text: string) => MarkdownNode } } = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(module, module.exports, require);
  if (module.exports.read === undefined) {
    throw new Error('the reader of Markdown was not bundled');
  }
  return module.exports.read;
}

let read: ((text: string) => MarkdownNode) | undefined;

/** Returns the tree of a text as GitHub reads it: with tables, bare links, mentions, references and ids of commits. */
export function readGithubMarkdown(text: string): MarkdownNode {
  read ??= bundled();
  return read(text);
}

/** Returns every node of a tree, its root first. */
export function nodesOf(node: MarkdownNode): MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

/** Returns the nodes of a tree by which a text could act: links, pictures, notes, foreign HTML, headings too deep. */
export function actingNodes(root: MarkdownNode): string[] {
  let isCode = false;
  return nodesOf(root)
    .filter(({ type, value = '', url = '' }) => {
      isCode = type === 'html' ? value === '<code>' || (isCode && value !== '</code>') : isCode;
      // GitHub looks for mentions and references in the page, where code is left alone; for URLs and addresses before.
      const isMention = type === 'link' && url.startsWith('https://github.com/');
      return (ACTING.has(type) && !(isCode && isMention)) || (type === 'html' && !OWN_HTML.test(value));
    })
    .map(({ type, value, url }) => `${type} ${url ?? value ?? ''}`);
}

const ACTING = new Set([
  'link',
  'linkReference',
  'image',
  'imageReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
  'blockquote',
  'thematicBreak',
  'delete',
]);
/** The tags that reports write, and codes of characters between them. */
const OWN_HTML =
  /^(<\/?(details|summary|sub|b|code|wbr)>|<details><summary>([\w .,&#;/-]|<\/?(b|code|wbr)>|\u2026)*<\/summary>)$/;
