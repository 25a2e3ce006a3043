import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { sourceFiles } from './support/source-files';

const ROOT = resolve(__dirname, '..');
/** Folders whose code also runs in a browser. */
const PURE = ['values', 'text', 'manifests', 'rules', 'simulator', 'review', 'report'];
/** Folders whose answers depend on their arguments alone. */
const DETERMINISTIC = ['text', 'rules', 'simulator', 'review', 'report'];
const CDK8S = ['cdk8s', 'cdk8s-plus-28', 'constructs'];
const CDK8S_USERS = ['constructs', 'charts', 'rules'];

/** What each folder of lib/ may import: other folders of lib/, `imports`, and packages; types only where it says so. */
const ARROWS: Record<string, { readonly folders: readonly string[]; readonly typesOnly?: readonly string[] }> = {
  values: { folders: [] },
  text: { folders: [] },
  files: { folders: ['values'] },
  manifests: { folders: ['values'] },
  constructs: { folders: ['values', 'imports'] },
  settings: { folders: ['values', 'files', 'manifests', 'schemas'], typesOnly: ['simulator'] },
  charts: { folders: ['constructs', 'settings', 'values', 'text', 'files'] },
  // What a rule says about scaling is the autoscaler's own arithmetic, so rules ask the simulator and not a second formula.
  rules: { folders: ['values', 'manifests', 'simulator'], typesOnly: ['settings'] },
  simulator: { folders: ['values', 'manifests'] },
  review: { folders: ['values', 'manifests', 'rules', 'simulator'] },
  live: { folders: ['values', 'files', 'manifests'], typesOnly: ['simulator'] },
  report: { folders: ['text'], typesOnly: ['values', 'manifests', 'rules', 'simulator', 'review', 'live'] },
  cli: {
    folders: [
      'package.json',
      'schemas',
      'values',
      'text',
      'files',
      'manifests',
      'settings',
      'rules',
      'simulator',
      'review',
      'live',
      'report',
    ],
  },
  // It runs the command as anyone would, and renders what the command gave.
  action: { folders: ['values', 'text', 'files', 'review', 'report'] },
};
const BANNED = /^(utils?|helpers?|common|misc)$/;

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

function importsOf(source: ts.SourceFile): Import[] {
  return source.statements.flatMap((statement) => {
    const isLink = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    if (!isLink || statement.moduleSpecifier === undefined || !ts.isStringLiteral(statement.moduleSpecifier)) {
      return [];
    }
    const typeOnly = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    return [{ specifier: statement.moduleSpecifier.text, typeOnly }];
  });
}

function folderOf(path: string): string {
  const [top = '', folder = ''] = relative(ROOT, path).split('/');
  return top === 'lib' ? folder.replace(/\.ts$/, '') : top;
}

const lib = sourceFiles(join(ROOT, 'lib'));
const everything = [...lib, ...sourceFiles(join(ROOT, 'test'))];

/** Returns `file: offence` for each offence that the law finds, so that one failing law names every place. */
function offences(files: readonly string[], law: (file: string) => readonly string[]): string[] {
  return files.flatMap((file) => law(file).map((offence) => `${relative(ROOT, file)}: ${offence}`));
}

test('there are sources to look at', () => {
  expect(lib.length).toBeGreaterThan(2);
});

test('imports run along the arrows only', () => {
  const law = (file: string): string[] => {
    const from = folderOf(file);
    const arrow = ARROWS[from];
    return importsOf(parse(file))
      .filter(({ specifier, typeOnly }) => {
        if (!specifier.startsWith('.')) {
          const strayCdk8s = CDK8S.includes(specifier) && !CDK8S_USERS.includes(from);
          return strayCdk8s || (specifier.startsWith('node:') && PURE.includes(from));
        }
        const to = folderOf(resolve(dirname(file), specifier));
        return !(to === from || arrow?.folders.includes(to) || (typeOnly && arrow?.typesOnly?.includes(to)));
      })
      .map(({ specifier }) => specifier);
  };
  expect(
    offences(
      lib.filter((file) => folderOf(file) !== 'index'),
      law,
    ),
  ).toEqual([]);
});

test('lib/index.ts only re-exports', () => {
  const source = parse(join(ROOT, 'lib/index.ts'));
  expect(source.statements.filter((statement) => !ts.isExportDeclaration(statement)).map(nameOf)).toEqual([]);
});

test('no import goes in a circle', () => {
  const links = new Map(
    lib.map((file) => [
      file,
      importsOf(parse(file))
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => `${resolve(dirname(file), specifier)}.ts`),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].map((each) => relative(ROOT, each)).join(' -> '));
    } else if (!done.has(file)) {
      for (const next of links.get(file) ?? []) {
        walk(next, [...path, file]);
      }
      done.add(file);
    }
  };
  for (const file of lib) {
    walk(file, []);
  }
  expect(circles).toEqual([]);
});

test('files are named in kebab-case for one concept', () => {
  const law = (file: string): string[] =>
    relative(ROOT, file)
      .replace(/(\.[a-z]+)*\.ts$/, '')
      .split('/')
      .filter((part) => BANNED.test(part) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part));
  expect(offences(everything, law)).toEqual([]);
});

test('files are short', () => {
  const law = (file: string): string[] => {
    const lines = readFileSync(file, 'utf8').split('\n').length - 1;
    return lines > (file.startsWith(join(ROOT, 'test')) ? 400 : 300) ? [`${lines} lines`] : [];
  };
  expect(offences(everything, law)).toEqual([]);
});

test('every export has a docblock', () => {
  const law = (file: string): string[] =>
    parse(file)
      .statements.filter((each) => isExported(each) && !ts.isExportDeclaration(each))
      .filter((each) => !ts.getJSDocCommentsAndTags(each).some(ts.isJSDoc))
      .map(nameOf);
  expect(offences(lib, law)).toEqual([]);
});

test('every optional property says what it defaults to', () => {
  const law = (file: string): string[] => {
    const missing: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isPropertySignature(node) && node.questionToken !== undefined && ts.isInterfaceDeclaration(node.parent)) {
        const isSaid = ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'default');
        if (!isSaid) {
          missing.push(`${node.parent.name.text}.${nameOf(node)}`);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(parse(file));
    return missing;
  };
  const spoken = lib.filter((file) => ['constructs', 'charts', 'settings'].includes(folderOf(file)));
  expect(offences(spoken, law)).toEqual([]);
});

test('what must be reproducible uses no clock, randomness, environment or network', () => {
  // A simulated process is no Node process: what would be Node's is told by its member.
  const banned =
    /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|fetch\(|process\.(env|arg|exit|hrtime|cwd|std|pid|next|uptime|platform|version|memoryUsage|cpuUsage|on\b))/g;
  const law = (file: string): string[] => readFileSync(file, 'utf8').match(banned) ?? [];
  expect(
    offences(
      lib.filter((file) => DETERMINISTIC.includes(folderOf(file))),
      law,
    ),
  ).toEqual([]);
});

function isExported(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function nameOf(node: ts.Node): string {
  return (node as { name?: ts.Node }).name?.getText() ?? node.getText().slice(0, 40);
}
