import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { sourceFiles } from '../support/source-files';

/*
 * Text goes out through the escaper of its reader: laws that a new output would break.
 */
const ROOT = resolve(__dirname, '../..');
const LIB = join(ROOT, 'lib');

/** Files that may touch what others may not, each with the reason. */
const ALLOWED = {
  /** The streams of the process. */
  streams: new Map([
    ['lib/cli/main.ts', 'hands the streams to the program, which wraps them'],
    ['lib/charts/synthesis.ts', 'the app has no command line; it writes through logText'],
    ['lib/action/main.ts', 'speaks with the runner, and keeps it from obeying what the program prints'],
  ]),
  /** The stream behind a `TerminalSink`. */
  behindSink: new Map([
    ['lib/cli/terminal-sink.ts', 'is the way to it'],
    ['lib/cli/progress.ts', 'the library draws a bar with texts of this program alone'],
    ['lib/cli/validate/ask.ts', 'the question is one of this program, and the answer is what the user types'],
  ]),
  /** Text that is taken as it is. */
  trusted: new Map([
    ['lib/report/html-page.ts', 'rules of style, which are constants'],
    ['lib/report/time-charts.ts', 'the drawing of the library for charts, which escapes, and the same rules'],
  ]),
  /** Escapes that are written by hand. */
  escapes: new Map([
    ['lib/simulator/autoscaler/go-text.ts', 'quotes as Go does, for texts that the controller would make'],
  ]),
};

const files = sourceFiles(LIB).map((file) => ({ name: relative(ROOT, file), text: readFileSync(file, 'utf8') }));
const outside = files.filter(({ name }) => !name.startsWith('lib/text/'));

/** Returns the files that break a law and may not, and those that may and need not. */
function offences(
  law: (file: { name: string; text: string }) => boolean,
  allowed: ReadonlyMap<string, string>,
): object {
  const found = outside.filter(law).map(({ name }) => name);
  return {
    forbidden: found.filter((name) => !allowed.has(name)),
    needless: [...allowed.keys()].filter((name) => !found.includes(name)),
  };
}

const none = { forbidden: [], needless: [] };

function nodesOf(text: string): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true));
  return nodes;
}

test('only the sink and its makers know the streams of the process', () => {
  expect(
    offences(
      ({ text }) => /\bprocess\.std(out|err)\b|\bconsole\.|\{[^}]*\bstdout\b[^}]*\} = process/.test(text),
      ALLOWED.streams,
    ),
  ).toEqual(none);
});

test('only what draws with it knows the stream behind the sink', () => {
  const law = ({ name, text }: { name: string; text: string }): boolean =>
    name.startsWith('lib/cli/') &&
    /\bstd(out|err)\.stream\b|\.stream\.write\b|TerminalSink\.to\(.*\)\.stream|\{ stream\b/.test(text);
  expect(offences(law, ALLOWED.behindSink)).toEqual(none);
});

test('only constants, and what another renderer made, are trusted', () => {
  expect(offences(({ text }) => /\b(Markup|TerminalText)\.trusted\(/.test(text), ALLOWED.trusted)).toEqual(none);
});

test('no template makes a tag without escaping what it holds', () => {
  const isRaw = (node: ts.Node): boolean =>
    ts.isTemplateExpression(node) &&
    !ts.isTaggedTemplateExpression(node.parent) &&
    [node.head, ...node.templateSpans.map(({ literal }) => literal)].some(({ text }) => /<[a-z/!?]/i.test(text));
  const law = ({ name, text }: { name: string; text: string }): boolean =>
    /^lib\/(report|cli|live|charts)\//.test(name) && text.includes('<') && nodesOf(text).some(isRaw);
  expect(
    offences(
      law,
      new Map([['lib/report/hpa-describe.ts', 'a name in angle brackets, as kubectl writes it, in plain text']]),
    ),
  ).toEqual(none);
});

test('no other code escapes for HTML, XML, the runner or spreadsheets by hand', () => {
  const law = ({ text }: { text: string }): boolean =>
    /['"`](&lt;|&amp;|&quot;|&#|%0A|%0D|%25|\\\\u\$\{)/.test(text) || /['"`]\\u001b\[/.test(text);
  expect(offences(law, ALLOWED.escapes)).toEqual(none);
});

test('what is written as JSON is written by the one function for it', () => {
  const isDocument = (node: ts.Node): boolean =>
    ts.isCallExpression(node) && node.expression.getText() === 'JSON.stringify' && node.arguments.length > 1;
  const law = ({ name, text }: { name: string; text: string }): boolean =>
    /^lib\/(report|cli|action)\//.test(name) && text.includes('JSON.stringify') && nodesOf(text).some(isDocument);
  expect(offences(law, new Map())).toEqual(none);
});
