import { parse as parseCsv } from 'csv-parse/sync';
import type { CliResult } from '../run-cli';
import { actingNodes, readGithubMarkdown } from './github-markdown';
import { readHtml } from './html-document';
import { obeyedCommands } from './runner-commands';
import { sarifFaults } from './sarif-log';
import { unseenCharacters } from './unseen-characters';
import { xmlFaults } from './xml-document';

/** A form of an output, by its reader. */
export type OutputForm =
  | 'text'
  | 'json'
  | 'jsonl'
  | 'markdown'
  | 'html'
  | 'svg'
  | 'csv'
  | 'sarif'
  | 'junit'
  | 'github'
  | 'yaml';

const READERS: Readonly<Record<OutputForm, (text: string) => readonly string[]>> = {
  text: () => [],
  github: () => [],
  yaml: () => [],
  json: jsonFaults,
  jsonl: (text) => text.split('\n').flatMap((line) => (line === '' ? [] : jsonFaults(line))),
  markdown: (text) => actingNodes(readGithubMarkdown(text)),
  html: htmlFaults,
  svg: xmlFaults,
  csv: csvFaults,
  sarif: (text) => (jsonFaults(text).length > 0 ? jsonFaults(text) : sarifFaults(JSON.parse(text))),
  junit: xmlFaults,
};

/** Returns what is wrong with a text for its reader, for a terminal, and for the runner that reads the log. */
export function textFaults(text: string, form: OutputForm): string[] {
  const commands = obeyedCommands(text);
  const own = form === 'github' ? commands.filter(({ line }) => OWN_COMMAND.test(line)) : [];
  return [
    ...unseenCharacters(text).map((code) => `character ${code}`),
    ...commands.filter((each) => !own.includes(each)).map(({ line }) => `command ${line.slice(0, 200)}`),
    ...(text === '' ? [] : READERS[form](text)),
  ];
}

/** Returns what is wrong with what a command printed; what it says on standard error is text, and so is its refusal. */
export function outputFaults({ code, stdout, stderr }: CliResult, form: OutputForm): string[] {
  return [
    ...(code === 0 || code === 1 || code === 2 ? [] : [`exit code ${code}: ${stderr.slice(0, 500)}`]),
    ...textFaults(stdout, form),
    ...textFaults(stderr, 'text'),
  ];
}

const OWN_COMMAND = /^::(error|warning|notice) (file=[^,:]*,line=\d+,)?title=[a-z0-9-]+::/;

function jsonFaults(text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** Cells are numbers or empty; every row has as many as the head. */
function csvFaults(text: string): string[] {
  return text.split('\n\n').flatMap((table) => {
    const [head = [], ...rows]: string[][] = parseCsv(table, { relax_column_count: true });
    return rows.flatMap((row) => [
      ...(row.length === head.length ? [] : [`${row.length} cells in a row of ${head.length}`]),
      ...row.filter((cell) => cell !== '' && Number.isNaN(Number(cell))).map((cell) => `cell ${cell}`),
    ]);
  });
}

const ELEMENTS = new Set(
  (
    'html head meta title style body h1 h2 h3 p ul ol li table thead tbody tr th td code pre b br span div details ' +
    'summary time figure svg g path rect text polyline polygon circle defs clipPath'
  ).split(' '),
);
/** Attributes that run a script or fetch something. */
const ACTING = /^on|^(href|src|srcset|srcdoc|action|formaction|background|poster|data|xlink:href)$/;

function htmlFaults(text: string): string[] {
  const { elements, attributes, faults } = readHtml(text);
  return [
    ...faults,
    ...[...elements].filter((each) => !ELEMENTS.has(each)).map((each) => `element ${each}`),
    ...[...attributes].filter((each) => ACTING.test(each.slice(each.indexOf('.') + 1))),
  ];
}
