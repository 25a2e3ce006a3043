import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MAX_DEPTH, type WalkedFolder, walkFolder } from '../../lib/files/walk-folder';

let top: string;
let root: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'walk-')));
  root = join(top, 'root');
  mkdirSync(root);
});
afterEach(() => rmSync(top, { recursive: true }));

const RULES = { isFile: (name: string) => name.endsWith('.yaml'), isFolder: (name: string) => !name.startsWith('.') };

function write(path: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  writeFileSync(join(top, path), 'text');
}

function flat({ entries }: WalkedFolder): string[] {
  return entries.flatMap((entry) => (typeof entry === 'string' ? [entry] : flat(entry)));
}

const walk = (path = ''): string[] => flat(walkFolder({ root, path, name: { path: 'shown' } }, RULES));

test('files come in the order of names, folders among them, by their paths from where the walk begins', () => {
  for (const path of ['b.yaml', 'a/z.yaml', 'a/b/c.yaml', 'c.txt', '.hidden/x.yaml', 'a.yaml']) {
    write(join('root', path));
  }
  expect(walk()).toEqual(['a/b/c.yaml', 'a/z.yaml', 'a.yaml', 'b.yaml']);
  expect(walk('a')).toEqual(['b/c.yaml', 'z.yaml']);
});

test('links to files inside count as files, links to folders inside are passed over, and circles end', () => {
  write('root/a/file.yaml');
  write('root/.data/hidden.yaml');
  symlinkSync('a/file.yaml', join(root, 'link.yaml'));
  symlinkSync('.data/hidden.yaml', join(root, 'mounted.yaml'));
  symlinkSync('a', join(root, 'folder'));
  symlinkSync('.', join(root, 'self'));
  symlinkSync('..', join(root, 'a/up'));
  expect(walk()).toEqual(['a/file.yaml', 'link.yaml', 'mounted.yaml']);
  expect(walk('a')).toEqual(['file.yaml']);
});

test('fails naming every link that leads out and would be read, by name, and no other', () => {
  write('out/file.yaml');
  write('root/kept.yaml');
  symlinkSync('../out/file.yaml', join(root, 'file.yaml'));
  symlinkSync('../out', join(root, 'folder'));
  symlinkSync('nothing', join(root, 'nothing.yaml'));
  symlinkSync('../out/file.yaml', join(root, 'notes.txt'));
  symlinkSync('../out', join(root, '.hidden'));
  const message = `is a symbolic link that leads out of '${root}' or nowhere; put there what it leads to`;
  expect(() => walk()).toThrow(
    ['shown/file.yaml', 'shown/folder', 'shown/nothing.yaml'].map((name) => `'${name}' ${message}`).join('\n'),
  );
});

test('fails for folders that lie deeper than is read', () => {
  write(join('root', 'd/'.repeat(MAX_DEPTH), 'file.yaml'));
  expect(walk()).toHaveLength(1);
  write(join('root', 'd/'.repeat(MAX_DEPTH + 1), 'file.yaml'));
  expect(() => walk()).toThrow(`'shown' has folders more than ${MAX_DEPTH} deep`);
});

test('a named pipe with the name of a file is not passed over', () => {
  execFileSync('mkfifo', [join(root, 'pipe.yaml')]);
  expect(walk()).toEqual(['pipe.yaml']);
});

const SAVES_BYTES = process.platform === 'linux' ? test : test.skip;

SAVES_BYTES('fails for a name that is not UTF-8, and not for one that has the character that stands for it', () => {
  writeFileSync(join(root, 'a\ufffd.yaml'), '');
  expect(walk()).toContain('a\ufffd.yaml');
  writeFileSync(Buffer.concat([Buffer.from(`${root}/b`), Buffer.from([0xff]), Buffer.from('.yaml')]), '');
  expect(() => walk()).toThrow("'shown/b\ufffd.yaml' has a name that is not UTF-8; rename it");
});
