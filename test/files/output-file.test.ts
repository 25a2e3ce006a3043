import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutputFailed } from '../../lib/files/output-failed';
import { OutputFile } from '../../lib/files/output-file';
import { OutputTargets } from '../../lib/files/output-target';
import { replaceFolders } from '../../lib/files/replace-folders';
import { writeNewOutput, writeOutput, writeOutputs } from '../../lib/files/write-outputs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-output-'));
  file = join(folder, 'report.txt');
  writeFileSync(file, 'before');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that is written bit by bit', () => {
  test('is replaced at the end, and not before, with nothing beside it at any time', () => {
    const output = new OutputFile({ path: file });
    output.write('one ');
    for (let round = 0; round < 10; round++) {
      output.write('x'.repeat(1_000_000));
    }
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['report.txt']);
    output.finish();
    expect(readFileSync(file, 'utf8')).toBe(`one ${'x'.repeat(10_000_000)}`);
    expect(readdirSync(folder)).toEqual(['report.txt']);
  });

  test('leaves the file as it was when it is discarded', () => {
    const output = new OutputFile({ path: file });
    output.write('half'.repeat(2_000_000));
    output.discard();
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['report.txt']);
  });
});

test('a file that is replaced keeps its permissions, and another name of the old one keeps its content', () => {
  chmodSync(file, 0o640);
  linkSync(file, join(folder, 'other'));
  writeOutput(file, 'after');
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readFileSync(file, 'utf8')).toBe('after');
  expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('before');
});

test('a name as long as names may be has a file too', () => {
  const long = join(folder, 'n'.repeat(255));
  writeOutput(long, 'text');
  expect(readFileSync(long, 'utf8')).toBe('text');
});

test('a device is written to as it stands', () => {
  expect(() => writeOutput('/dev/null', 'text')).not.toThrow();
});

test.each([
  {
    why: 'a symbolic link to a file',
    make: (path: string) => symlinkSync('report.txt', path),
    message: 'is a symbolic link',
  },
  {
    why: 'a symbolic link to nothing',
    make: (path: string) => symlinkSync('none', path),
    message: 'is a symbolic link',
  },
  { why: 'a folder', make: (path: string) => mkdirSync(path), message: 'is a folder; name a file in it' },
])('fails for $why, and leaves it as it is', ({ make, message }) => {
  const path = join(folder, 'taken');
  make(path);
  const { mode } = lstatSync(path);
  expect(() => writeOutput(path, 'text', '--output')).toThrow(`'--output' names '${path}', which ${message}`);
  expect(() => writeNewOutput({ path }, 'text')).toThrow(message);
  expect(lstatSync(path).mode).toBe(mode);
  expect(existsSync(join(folder, 'none'))).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toHaveLength(2);
});

test('a new file takes no place that is taken', () => {
  expect(() => writeNewOutput({ path: file, option: '--init' }, 'text')).toThrow(
    `'--init' names '${file}', which is there already; name another file`,
  );
  writeNewOutput({ path: join(folder, 'new') }, 'text');
  expect(readFileSync(join(folder, 'new'), 'utf8')).toBe('text');
  expect(readdirSync(folder).sort()).toEqual(['new', 'report.txt']);
});

describe('the outputs of a run', () => {
  const named = (...paths: string[]) => paths.map((path) => ({ path: join(folder, path), option: '--output' }));

  test('fail when two are one file: by another path, by a link in the path, by a hard link', () => {
    mkdirSync(join(folder, 'd'));
    symlinkSync('d', join(folder, 'e'));
    linkSync(file, join(folder, 'hard'));
    for (const pair of [
      ['new', 'new'],
      ['new', 'd/../new'],
      ['d/new', 'e/new'],
      ['report.txt', 'hard'],
      ['report.txt', './report.txt'],
    ]) {
      expect(() => OutputTargets.of(named(...pair))).toThrow('written by the same run; name another file');
    }
    expect(OutputTargets.of([...named('a', 'd/a'), { path: '/dev/null' }, { path: '/dev/null' }]).all).toHaveLength(4);
  });

  test('fail when one is an input, by whatever path', () => {
    linkSync(file, join(folder, 'hard'));
    const targets = OutputTargets.of(named('report.txt', 'new'));
    targets.refuseInputs(['HEAD:report.txt', join(folder, 'none'), '-']);
    for (const input of [
      file,
      join(folder, 'hard'),
      join(folder, '../', folder.split('/').at(-1) ?? '', 'report.txt'),
    ]) {
      expect(() => targets.refuseInputs([input])).toThrow(`which is also an input, '${input}'`);
    }
  });

  test('are put in their places when all are written, or not at all', () => {
    const targets = OutputTargets.of([{ path: file }, { path: '/dev/full' }]).all;
    expect(() => writeOutputs(targets.map((target) => ({ target, text: 'after' })))).toThrow(OutputFailed);
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['report.txt']);
  });
});

describe('folders', () => {
  const texts = (text: string) => new Map([['a.txt', text]]);

  test('are replaced whole, with the permissions that they had', () => {
    mkdirSync(join(folder, 'one'), { mode: 0o750 });
    writeFileSync(join(folder, 'one/stale'), 'stale');
    replaceFolders(
      folder,
      new Map([
        ['one', texts('1')],
        ['two', texts('2')],
      ]),
    );
    expect(readdirSync(join(folder, 'one'))).toEqual(['a.txt']);
    expect(statSync(join(folder, 'one')).mode & 0o777).toBe(0o750);
    expect(readFileSync(join(folder, 'two/a.txt'), 'utf8')).toBe('2');
    expect(readdirSync(folder).sort()).toEqual(['one', 'report.txt', 'two']);
  });

  test('fail all together when a file or a link has the name of one, and stay as they were', () => {
    mkdirSync(join(folder, 'one'));
    writeFileSync(join(folder, 'one/kept'), 'kept');
    symlinkSync('one', join(folder, 'link'));
    for (const taken of ['report.txt', 'link']) {
      expect(() =>
        replaceFolders(
          folder,
          new Map([
            ['one', texts('1')],
            [taken, texts('2')],
          ]),
        ),
      ).toThrow('is not a folder');
    }
    expect(readdirSync(join(folder, 'one'))).toEqual(['kept']);
    expect(readdirSync(folder).sort()).toEqual(['link', 'one', 'report.txt']);
  });
});
