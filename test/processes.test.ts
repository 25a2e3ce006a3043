import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { sourceFiles } from './support/source-files';

const ROOT = resolve(__dirname, '..');
/** Modules of Node that run other code, and the only files that may load them. */
const ALLOWED = new Map<string, readonly string[]>([
  // Git, and the action's call of the program itself.
  ['child_process', ['lib/action/run-review.ts', 'lib/cli/git/git-program.ts']],
  ['worker_threads', ['lib/cli/simulation-pool.ts', 'lib/cli/simulation-worker.ts']],
  ['cluster', []],
  ['inspector', []],
  ['module', []],
  ['repl', []],
  ['vm', []],
]);
/** Calls that run a text as code, or reach what Node does not export. */
const BANNED = /\b(eval\(|new Function\(|process\.(binding|dlopen|execve|_linkedBinding)\b)/g;

/** Returns the modules that a source names: imported, re-exported, required, or imported when they are needed. */
function modulesOf(source: ts.SourceFile): string[] {
  const modules: string[] = [];
  const visit = (node: ts.Node): void => {
    const isCall = ts.isCallExpression(node) && /^(require|import)$/.test(node.expression.getText(source));
    const isLink = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    const link = isLink ? node.moduleSpecifier : ts.isExternalModuleReference(node) ? node.expression : undefined;
    const name = isCall ? node.arguments[0] : link;
    if (name !== undefined) {
      // A name that is put together when the program runs could be any.
      modules.push(ts.isStringLiteral(name) ? name.text : `(${name.getText(source)})`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return modules;
}

const files = sourceFiles(join(ROOT, 'lib')).map((file) => relative(ROOT, file));
const parse = (text: string): ts.SourceFile => ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);

test('processes and other code are started in a few places only', () => {
  const found = new Map([...ALLOWED.keys()].map((name) => [name, [] as string[]]));
  const unknown: string[] = [];
  for (const file of files) {
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const name of new Set(modulesOf(parse(text)))) {
      found.get(name.replace(/^node:/, ''))?.push(file);
      unknown.push(...(name.startsWith('(') ? [`${file}: ${name}`] : []));
    }
    unknown.push(...(text.match(BANNED) ?? []).map((call) => `${file}: ${call}`));
  }
  expect(new Map([...found].map(([name, users]) => [name, users.sort()]))).toEqual(ALLOWED);
  expect(unknown).toEqual([]);
});

test.each([
  "import { spawn } from 'child_process';",
  "import type { ChildProcess } from 'node:child_process';",
  "export * from 'node:child_process';",
  "const { exec } = require('node:child_process');",
  "async () => import('child_process');",
  "import processes = require('node:child_process');",
])('it would be noticed: %s', (text) => {
  expect(modulesOf(parse(text)).map((name) => name.replace(/^node:/, ''))).toEqual(['child_process']);
});
