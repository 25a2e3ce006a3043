import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '..');
/** The only files that may read or write a property whose name is not known when it is compiled. */
const GUARDED = ['lib/values/own-value.ts', 'lib/manifests/field-at.ts'];
const ADVICE = 'use a Map, or ownValue and setOwnValue of lib/values/own-value.ts';

/** Returns the offences of a program's sources below a folder, each as `file:line: expression`. */
function openAccesses(program: ts.Program, folder: string): string[] {
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(folder) && !GUARDED.includes(relative(ROOT, fileName)))
    .flatMap((source) => {
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        if (isOpen(node, checker)) {
          const { line } = source.getLineAndCharacterOfPosition(node.getStart());
          found.push(`${relative(ROOT, source.fileName)}:${line + 1}: ${node.getText().slice(0, 80)}; ${ADVICE}`);
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
      return found;
    });
}

/** Says whether a node looks up or sets a property by a name that may come from outside. */
function isOpen(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isElementAccessExpression(node)) {
    // `delete` takes away own properties only.
    return !ts.isDeleteExpression(node.parent) && !isClosedKey(node.argumentExpression, checker);
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword) {
    return !ts.isPrivateIdentifier(node.left) && !isClosedKey(node.left, checker);
  }
  if (ts.isBindingElement(node) && node.propertyName !== undefined && ts.isComputedPropertyName(node.propertyName)) {
    return !isClosedKey(node.propertyName.expression, checker);
  }
  if (ts.isCallExpression(node)) {
    const name = node.expression.getText();
    const copied = node.arguments.slice(1).map((each) => checker.getTypeAtLocation(each));
    return /^Reflect\.(get|set|has)$/.test(name) || (name === 'Object.assign' && copied.some(isKeyedFreely));
  }
  return false;
}

/** Says whether a key is a number, a symbol, or one of the names that the type lists; a cast proves nothing. */
function isClosedKey(key: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(key);
  const closed =
    ts.TypeFlags.NumberLike | ts.TypeFlags.ESSymbolLike | ts.TypeFlags.StringLiteral | ts.TypeFlags.EnumLiteral;
  const constraint = checker.getBaseConstraintOfType(type) ?? type;
  const members = constraint.isUnion() ? constraint.types : [constraint];
  return !ts.isAsExpression(key) && members.every(({ flags }) => (flags & closed) !== 0);
}

function isKeyedFreely(type: ts.Type): boolean {
  return type.getStringIndexType() !== undefined || (type.flags & ts.TypeFlags.Any) !== 0;
}

function programOf(files: readonly string[], options: ts.CompilerOptions, host?: ts.CompilerHost): ts.Program {
  return ts.createProgram(files, { ...options, noEmit: true, incremental: false, composite: false }, host);
}

function compilerOptions(): { readonly files: readonly string[]; readonly options: ts.CompilerOptions } {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent({ ...config, include: ['lib'] }, ts.sys, ROOT);
  const { tsBuildInfoFile: _unused, ...options } = parsed.options;
  return { files: parsed.fileNames, options };
}

test('names from outside are not looked up as properties of objects', () => {
  const { files, options } = compilerOptions();
  expect(openAccesses(programOf(files, options), join(ROOT, 'lib/'))).toEqual([]);
}, 120_000);

test.each([
  { why: 'a look-up in a table', text: 'declare const t: Record<string, number>, k: string; t[k];', open: 1 },
  { why: 'a look-up in a literal', text: 'declare const k: string; ({ a: 1 } as any)[k];', open: 1 },
  { why: 'a write', text: 'declare const t: Record<string, number>, k: string; t[k] = 1;', open: 1 },
  { why: 'in', text: 'declare const t: object, k: string; k in t;', open: 1 },
  { why: 'a cast key', text: 'declare const t: { a: 1 }, k: string; t[k as "a"];', open: 1 },
  { why: 'a binding', text: 'declare const t: Record<string, 1>, k: string; const { [k]: a } = t;', open: 1 },
  { why: 'Object.assign', text: 'declare const t: Record<string, 1>; Object.assign({}, t);', open: 1 },
  { why: 'Reflect', text: 'declare const k: string; Reflect.get({}, k);', open: 1 },
  { why: 'a key of a generic type', text: 'function f<K extends string>(t: Record<K, 1>, k: K) { t[k]; }', open: 1 },
  { why: 'a listed name', text: 'declare const t: { a: 1; b: 2 }, k: "a" | "b"; t[k];', open: 0 },
  { why: 'a place in a list', text: 'declare const t: number[], k: number; t[k];', open: 0 },
  { why: 'taking away', text: 'declare const t: Record<string, 1>, k: string; delete t[k];', open: 0 },
  { why: 'a literal', text: 'declare const k: string; ({ [k]: 1 });', open: 0 },
])('$why counts $open', ({ text, open }) => {
  const file = join(ROOT, 'lib/example.ts');
  const host = ts.createCompilerHost({});
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true) : getSourceFile(name, ...rest);
  expect(openAccesses(programOf([file], { noLib: true, types: [] }, host), file)).toHaveLength(open);
});
