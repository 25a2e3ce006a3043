import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { analyse } from 'scslre';
import ts from 'typescript';
import { sourceFiles } from './support/source-files';

const ROOT = resolve(__dirname, '..');

interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

function patternsOf(file: string): { readonly literals: Pattern[]; readonly made: string[] } {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const literals: Pattern[] = [];
  const made: string[] = [];
  const walk = (node: ts.Node): void => {
    const place = `${relative(ROOT, file)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      literals.push({ place, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
      made.push(relative(ROOT, file));
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return { literals, made };
}

/** Returns how a pattern backtracks for longer than in proportion to its input; empty when it does not. */
const backtracking = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string[] =>
  analyse({ source, flags }).reports.map(({ type, exponential }) => (exponential ? `${type}, exponential` : type));

const found = sourceFiles(join(ROOT, 'lib')).map(patternsOf);

test('there are patterns to look at', () => {
  expect(found.flatMap(({ literals }) => literals).length).toBeGreaterThan(100);
});

test.each([
  { why: 'exponential', pattern: /^((?:\d+\.?\d*)(?:ns|s))+$/, expected: ['Trade, exponential'] },
  { why: 'quadratic for want of an anchor', pattern: /\s+until=/, expected: ['Move'] },
  { why: 'linear', pattern: /^\d+(?:\.\d*)?$/, expected: [] },
])('the check knows a pattern that is $why', ({ pattern, expected }) => {
  expect(backtracking(pattern)).toEqual(expected);
});

test('no pattern backtracks for longer than in proportion to its input', () => {
  const slow = found
    .flatMap(({ literals }) => literals)
    .flatMap((each) => backtracking(each).map((how) => `${each.place} /${each.source}/${each.flags}: ${how}`));
  expect(slow).toEqual([]);
});

test('patterns that are made of text are in these files only', () => {
  expect([...new Set(found.flatMap(({ made }) => made))].sort()).toEqual([
    'lib/manifests/yaml/split-stream.ts',
    'lib/report/wrapped-text.ts',
    'lib/simulator/autoscaler/label-requirement.ts',
  ]);
});
