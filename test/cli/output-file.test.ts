import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutputFile, writeOutput } from '../../lib/cli/output-file';

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-output-'));
const file = join(folder, 'report.txt');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => writeFileSync(file, 'before'));

test('a file is replaced at the end, and not before', () => {
  const output = new OutputFile(file);
  output.write('one ');
  output.write('x'.repeat(3_000_000));
  expect(readFileSync(file, 'utf8')).toBe('before');
  output.finish();
  expect(readFileSync(file, 'utf8')).toBe(`one ${'x'.repeat(3_000_000)}`);
  expect(readdirSync(folder)).toEqual(['report.txt']);
});

test('what is discarded leaves the file as it was', () => {
  const output = new OutputFile(file);
  output.write('half');
  output.discard();
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['report.txt']);
});

test('what is no regular file is written to as it stands', () => {
  expect(() => writeOutput('/dev/null', 'text')).not.toThrow();
});

test('fails where a folder is in the way, and leaves nothing behind', () => {
  const taken = join(folder, 'taken');
  mkdirSync(taken);
  expect(() => writeOutput(taken, 'text')).toThrow(`'${taken}' cannot be written (EISDIR); name another file`);
  rmSync(taken, { recursive: true });
  expect(readdirSync(folder)).toEqual(['report.txt']);
});
