import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import fc from 'fast-check';
import { openContained } from '../../lib/files/contained-file';
import { readContainedText } from '../../lib/files/read-text';
import { InvalidInput } from '../../lib/values/invalid-input';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'contained-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let tree: string;
let root: string;
beforeEach(() => {
  tree = mkdtempSync(join(top, 'tree-'));
  root = join(tree, 'root');
  mkdirSync(root);
});

const read = (path: string, from = root): string => readContainedText({ root: from, path, name: { path } });

/** A part of a path: names that are there, names that are not, and what leads up. */
const part = fc.constantFrom('a', 'b', 'c', 'l', 'm', 'n', '..', '.', 'x');
const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
const target = fc.oneof(
  path,
  fc.constantFrom('../secret', '../root/a', '..', '/etc/hostname', '../root', '.', 'l', 'm', '../../..'),
);
/** A tree below the root: files and folders by their paths, and links with what they say. */
const entries = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('file' as const), at: path }),
    fc.record({ type: fc.constant('folder' as const), at: path }),
    fc.record({ type: fc.constant('link' as const), at: path, to: target }),
  ),
  { maxLength: 12 },
);

/** Makes what can be made of it; nothing is ever made outside of the root. */
function make(folder: string, wanted: typeof entries extends fc.Arbitrary<infer T> ? T : never): void {
  for (const entry of wanted) {
    const at = join(folder, entry.at);
    try {
      mkdirSync(dirname(at), { recursive: true });
      if (!realpathSync(dirname(at)).startsWith(folder)) {
        continue;
      }
      if (entry.type === 'file') {
        writeFileSync(at, `inside ${entry.at}`, { flag: 'wx' });
      } else if (entry.type === 'folder') {
        mkdirSync(at);
      } else {
        symlinkSync(entry.to, at);
      }
    } catch {
      // something else is there already
    }
  }
}

/** Where the operating system says that a path leads; undefined for nowhere. */
function judged(of: string): string | undefined {
  try {
    return realpathSync.native(of);
  } catch {
    return undefined;
  }
}

test('a path leads into the root, where realpath says that it leads, or is refused', () => {
  let opened = 0;
  let refused = 0;
  fc.assert(
    fc.property(entries, path, (wanted, asked) => {
      const folder = mkdtempSync(join(tree, 'root-'));
      writeFileSync(join(tree, 'secret'), 'SECRET');
      make(folder, wanted);
      const place = judged(`${folder}/${asked}`);
      const isInside = place !== undefined && (place === folder || place.startsWith(folder + sep));
      try {
        const file = openContained({ root: folder, path: asked, name: { path: asked } });
        opened++;
        expect(isInside).toBe(true);
        if (file.stats.isFile()) {
          const bytes = Buffer.alloc(100);
          const length = readSync(file.descriptor, bytes);
          expect(bytes.toString('utf8', 0, length)).toBe(readFileSync(place ?? '', 'utf8'));
        }
        file.close();
      } catch (error) {
        refused++;
        expect(error).toBeInstanceOf(InvalidInput);
        expect(String(error)).not.toContain('SECRET');
        // What lies inside is only refused when the path itself climbs out and in again.
        expect(isInside && !asked.includes('..')).toBe(false);
      }
    }),
    { numRuns: 600 },
  );
  expect(Math.min(opened, refused)).toBeGreaterThan(20);
});

test.each([
  { why: 'an absolute path', path: '/etc/hostname', message: "is an absolute path; name a file below 'ROOT'" },
  { why: 'an absolute path of Windows', path: 'C:\\secret', message: "is an absolute path; name a file below 'ROOT'" },
  { why: 'a path that climbs out', path: '../secret', message: "leads out of 'ROOT'; put the file below that folder" },
  { why: 'one that climbs out later', path: 'a/../../secret', message: "leads out of 'ROOT'" },
  { why: 'a link to a file outside', path: 'link', message: 'is a symbolic link (or lies behind one) that leads out' },
  {
    why: 'a path through a link to a folder outside',
    path: 'up/secret',
    message: "that leads out of 'ROOT' or nowhere",
  },
  { why: 'a link to nothing outside', path: 'nothing', message: "that leads out of 'ROOT' or nowhere" },
  { why: 'a link in a circle', path: 'circle', message: "that leads out of 'ROOT' or nowhere" },
  { why: 'the data of git', path: 'config', message: "that leads out of 'ROOT' or nowhere" },
  { why: 'what is not there', path: 'none', message: 'is not there' },
  { why: 'a path with a null character', path: 'a\0b', message: 'is not a path' },
  { why: 'a folder', path: 'folder', message: 'is a folder, not a file; name a file in it' },
])('fails for $why', ({ path: asked, message }) => {
  writeFileSync(join(tree, 'secret'), 'SECRET');
  mkdirSync(join(root, 'folder'));
  mkdirSync(join(root, '.git'));
  writeFileSync(join(root, '.git/config'), 'token');
  symlinkSync('../secret', join(root, 'link'));
  symlinkSync('..', join(root, 'up'));
  symlinkSync('../nothing', join(root, 'nothing'));
  symlinkSync('circle', join(root, 'circle'));
  symlinkSync('.git/config', join(root, 'config'));
  expect(() => read(asked)).toThrow(message.replace('ROOT', root));
});

test('links inside the root are followed, and the root itself may be one', () => {
  mkdirSync(join(root, 'folder'));
  writeFileSync(join(root, 'folder/file'), 'text');
  symlinkSync('folder', join(root, 'other'));
  symlinkSync('other/file', join(root, 'file'));
  symlinkSync('root', join(tree, 'alias'));
  expect(read('file', join(tree, 'alias'))).toBe('text');
  expect(read('other/../folder/file')).toBe('text');
});

test('a name that begins with two dots leads nowhere else', () => {
  writeFileSync(join(root, '..data'), 'text');
  expect(read('..data')).toBe('text');
});

test('a folder that is exchanged for a link to the outside, again and again, never gives what is outside', () => {
  const [inside, spare] = [join(root, 'd'), join(tree, 'spare')];
  mkdirSync(join(tree, 'out'));
  writeFileSync(join(tree, 'out/file'), 'SECRET');
  mkdirSync(inside);
  writeFileSync(join(inside, 'file'), 'text');
  const swap = `
    const { renameSync, symlinkSync, unlinkSync } = require('node:fs');
    process.stdout.write('ready');
    for (;;) {
      renameSync('${inside}', '${spare}');
      symlinkSync('${join(tree, 'out')}', '${inside}');
      unlinkSync('${inside}');
      renameSync('${spare}', '${inside}');
    }`;
  const child = spawn(process.execPath, ['-e', swap], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => {
      try {
        const seen = new Set<string>();
        for (let round = 0; round < 2000; round++) {
          try {
            seen.add(read('d/file'));
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidInput);
            seen.add('refused');
          }
        }
        expect(seen).not.toContain('SECRET');
        resolve();
      } catch (error) {
        reject(error);
      } finally {
        child.kill('SIGKILL');
      }
    });
  }).finally(() => {
    if (existsSync(spare)) {
      renameSync(spare, join(tree, 'kept'));
    }
  });
});

test('an open folder is one too', () => {
  const { stats, descriptor } = openContained({ root, path: '', name: { path: root } });
  expect(stats.isDirectory()).toBe(true);
  closeSync(descriptor);
});
