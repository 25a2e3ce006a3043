import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { environmentSettings } from '../lib/settings/environment-settings';
import manifest from '../package.json';
import { outputOf } from './support/run-command';
import type { Manifest } from './support/synth-construct';

const ROOT = resolve(__dirname, '..');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/settings.md',
  'docs/review.md',
  'examples/README.md',
  'SECURITY.md',
];

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** Returns the fenced blocks of a page in a language. */
function blocks(page: string, language: string): string[] {
  const fenced = new RegExp(`^\`\`\`${language}\\n(?<text>[\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...read(page).matchAll(fenced)].map(({ groups }) => groups?.text ?? '');
}

/** Returns the links of a page that lead to a file of the tree. */
function links(page: string): string[] {
  return [...read(page).matchAll(/\]\((?!https?:|#)(?<target>[^)#]+)/g)].map(({ groups }) => groups?.target ?? '');
}

/** Returns the anchor that GitHub makes of a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

function distFiles(): string[] {
  return readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
}

test("the README's app is the minimal example, which the type check reads, and it synthesizes", async () => {
  const [source = '', ...others] = blocks('README.md', 'ts');
  expect([source, ...others]).toEqual([read('examples/minimal-service/main.ts')]);
  // Below the root, where the package's name and its peers resolve.
  mkdirSync(join(ROOT, '.synth'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.synth/readme-'));
  try {
    writeFileSync(join(folder, 'main.ts'), source);
    const bundle = ['main.ts', '--bundle', '--platform=node', '--packages=external', '--outfile=main.js'];
    await outputOf(join(ROOT, 'node_modules/.bin/esbuild'), bundle, { cwd: folder });
    await outputOf(process.execPath, ['main.js'], { cwd: folder });
    const text = readFileSync(join(folder, 'dist/classifier.k8s.yaml'), 'utf8');
    const kinds = parseAllDocuments(text).map((document) => document.toJS().kind);
    expect(kinds).toEqual(['Deployment', 'Service', 'HorizontalPodAutoscaler', 'PodDisruptionBudget']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every settings file that a page shows is accepted', () => {
  const shown = PAGES.flatMap((page) => blocks(page, 'yaml'));
  expect(shown.length).toBeGreaterThan(1);
  for (const block of shown) {
    expect(() => environmentSettings(parse(block))).not.toThrow();
  }
});

test('every npm script that a page names exists', () => {
  const named = PAGES.flatMap((page) => [...read(page).matchAll(/npm run (?:--silent )?([a-z][a-z0-9:-]*)/g)]);
  expect(named.length).toBeGreaterThan(3);
  expect(named.map(([, script = '']) => script).filter((script) => !(script in manifest.scripts))).toEqual([]);
});

test.each(PAGES)('%s links to files and headings that exist', (page) => {
  const broken = links(page).filter((target) => !existsSync(join(ROOT, dirname(page), target)));
  const headings = [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading));
  const anchors = [...read(page).matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target);
  expect([...broken, ...anchors.filter((target = '') => !headings.includes(target))]).toEqual([]);
});

test('every file and folder of the tree that the README names exists', () => {
  const named = [...read('README.md').matchAll(/\b(?:dist|lib|test|examples|imports|crds|docs)\/[\w./-]*/g)];
  const paths = named.map(([path]) => path.replace(/\.$/, ''));
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the README explains the place of every file that is applied in order', () => {
  const ordered = distFiles().filter((file) => /\/\d{4}-/.test(file));
  expect(ordered.length).toBeGreaterThan(4);
  expect(ordered.filter((file) => !read('README.md').includes(`| \`dist/${file}\` |`))).toEqual([]);
});

test("the README's picture shows every object of both environments", () => {
  const [picture = ''] = blocks('README.md', 'mermaid');
  const objects: Manifest[] = distFiles().flatMap((file) =>
    parseAllDocuments(readFileSync(join(ROOT, 'dist', file), 'utf8')).map((document) => document.toJS()),
  );
  expect(objects.length).toBeGreaterThan(20);
  const missing = objects
    .map(({ kind, metadata }) =>
      /^(ServiceAccount|.*Role.*)$/.test(kind) ? 'ServiceAccount and RBAC' : `${kind} ${metadata.name}`,
    )
    .filter((label) => !picture.includes(`["${label}"]`));
  expect(missing).toEqual([]);
});
