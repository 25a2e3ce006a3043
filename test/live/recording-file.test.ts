import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordingFailed } from '../../lib/live/ports/recorder';
import { RECORDING_FILE, RecordingFile } from '../../lib/live/recording/recording-file';

const folderOfTest = () => join(mkdtempSync(join(tmpdir(), 'recording-')), 'out');
const textOf = (folder: string) => readFileSync(join(folder, RECORDING_FILE), 'utf8');

test('each line is in the file when write returns', () => {
  const folder = folderOfTest();
  const file = RecordingFile.create(folder);
  file.write({ kind: 'Recording' });
  expect(textOf(folder)).toBe('{"kind":"Recording"}\n');
  file.write({ kind: 'Fault' });
  expect(textOf(folder)).toBe('{"kind":"Recording"}\n{"kind":"Fault"}\n');
  file.close();
});

test('the end bears the digest of all lines before it, also of those before the run was taken up again', () => {
  const folder = folderOfTest();
  RecordingFile.create(folder).write({ kind: 'Recording' });
  RecordingFile.resume(folder).write({ kind: 'End' });
  const [header, end = ''] = textOf(folder).split('\n');
  expect(JSON.parse(end).digest).toBe(createHash('sha256').update(`${header}\n`).digest('hex'));
});

test('going on appends, behind the last whole line', () => {
  const folder = folderOfTest();
  RecordingFile.create(folder).write({ kind: 'Recording' });
  appendFileSync(join(folder, RECORDING_FILE), '{"kind":"Samp');
  RecordingFile.resume(folder).write({ kind: 'Resume' });
  expect(textOf(folder)).toBe('{"kind":"Recording"}\n{"kind":"Resume"}\n');
});

test('fails to begin where a recording is, and leaves it as it is', () => {
  const folder = folderOfTest();
  RecordingFile.create(folder).write({ kind: 'Recording' });
  expect(() => RecordingFile.create(folder)).toThrow(/holds a recording already; give another folder, or go on/);
  expect(textOf(folder)).toBe('{"kind":"Recording"}\n');
});

test('fails to go on where none is', () => {
  expect(() => RecordingFile.resume(folderOfTest())).toThrow(/cannot be opened: ENOENT/);
});

test.each([
  {
    why: 'takes nothing',
    write: () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    },
  },
  { why: 'takes half of the line', write: (descriptor: number, bytes: Buffer) => writeSync(descriptor, bytes, 0, 5) },
])('fails when the disk $why, with whole lines only', ({ write }) => {
  const folder = folderOfTest();
  let isFull = false;
  const file = RecordingFile.create(folder, {
    write: (descriptor, bytes) => (isFull ? write(descriptor, bytes) : writeSync(descriptor, bytes)),
  });
  file.write({ kind: 'Recording' });
  isFull = true;
  expect(() => file.write({ kind: 'Sample' })).toThrow(RecordingFailed);
  expect(() => file.write({ kind: 'Sample' })).toThrow('the disk is full');
  expect(textOf(folder)).toBe('{"kind":"Recording"}\n');
  file.releaseReserve();
  expect(existsSync(join(folder, '.reserve'))).toBe(false);
  isFull = false;
  file.write({ kind: 'Fault' });
  expect(textOf(folder)).toBe('{"kind":"Recording"}\n{"kind":"Fault"}\n');
});

test('fails to go on with a recording that another process writes, and takes over what a dead one left', () => {
  const folder = folderOfTest();
  RecordingFile.create(folder).write({ kind: 'Recording' });
  writeFileSync(join(folder, '.writing'), String(process.ppid));
  expect(() => RecordingFile.resume(folder)).toThrow(`is being written by process ${process.ppid}`);
  writeFileSync(join(folder, '.writing'), '4194305'); // beyond the largest number of a process
  const file = RecordingFile.resume(folder);
  file.close();
  expect(existsSync(join(folder, '.writing'))).toBe(false);
});
