import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** What a reader of HTML finds in a page. */
export interface HtmlReading {
  /** Elements in their order, each with its attributes' names and those of their values that name a class. */
  readonly shape: readonly string[];
  /** Names of elements. */
  readonly elements: ReadonlySet<string>;
  /** Names of attributes, with `element.` before. */
  readonly attributes: ReadonlySet<string>;
  /** What is wrong with the page by the standard, such as an end tag of nothing or a control character. */
  readonly faults: readonly string[];
}

interface Node {
  readonly nodeName: string;
  readonly tagName?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

type Parse = (html: string, options: { onParseError: (fault: { readonly code: string }) => void }) => Node;

function bundled(): Parse {
  const { outputFiles } = buildSync({
    stdin: { contents: "export { parse } from 'parse5';", resolveDir: join(__dirname, '../../..'), loader: 'js' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  const module: { exports: { parse?: Parse } } = { exports: {} };
  new Function('module', 'exports', outputFiles[0]?.text ?? '')(module, module.exports);
  if (module.exports.parse === undefined) {
    throw new Error('the reader of HTML was not bundled');
  }
  return module.exports.parse;
}

let parse: Parse | undefined;

/** Returns what a page is to a reader that follows the standard of HTML. */
export function readHtml(html: string): HtmlReading {
  parse ??= bundled();
  const faults: string[] = [];
  const root = parse(html, { onParseError: ({ code }) => faults.push(code) });
  const shape: string[] = [];
  const elements = new Set<string>();
  const attributes = new Set<string>();
  const visit = ({ nodeName, tagName, attrs = [], childNodes = [] }: Node): void => {
    if (tagName !== undefined) {
      elements.add(tagName);
      for (const { name } of attrs) {
        attributes.add(`${tagName}.${name}`);
      }
      shape.push(`<${tagName} ${attrs.map(({ name }) => name).join(' ')}>`);
    } else if (nodeName === '#comment') {
      elements.add('#comment');
    }
    childNodes.forEach(visit);
  };
  visit(root);
  return { shape, elements, attributes, faults };
}
