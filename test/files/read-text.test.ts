import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { bytesOf } from '../../lib/files/read-bytes';
import { linesOf, linesOfContained, MAX_LINE_BYTES } from '../../lib/files/read-lines';
import { MAX_TEXT_BYTES, readStandardInput, readTextFile } from '../../lib/files/read-text';
import { MAX_YAML_CHARACTERS } from '../../lib/manifests/read-yaml';

const NO_INPUT = Readable.from([]);
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-'));
  file = join(folder, 'file');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function lines(path: string, stdin: NodeJS.ReadableStream = NO_INPUT): Promise<string[]> {
  const found: string[] = [];
  for await (const batch of linesOf(path, stdin)) {
    found.push(...batch.map(String));
  }
  return found;
}

test('every text that is read can be parsed', () => {
  expect(MAX_TEXT_BYTES).toBe(MAX_YAML_CHARACTERS);
});

test('a file that is too large is refused by its size, and one that grows while it is read by what was read', () => {
  writeFileSync(file, '');
  truncateSync(file, MAX_TEXT_BYTES + 1);
  expect(() => readTextFile(file)).toThrow(`'${file}:1' is 17 MiB, and at most 16 MiB are read`);
  writeFileSync(file, 'a');
  const descriptor = openSync(file, 'r');
  const stats = { size: 1, isFile: () => true };
  appendFileSync(file, 'b'.repeat(100));
  const opened = { name: { path: file }, descriptor, stats, close: () => undefined } as never;
  expect(bytesOf(opened, 50)).toBeUndefined();
});

test('what has no size is read to its end: a file of proc', () => {
  expect(readTextFile('/proc/self/status')).toContain('Name:');
});

test('/dev/null is empty', async () => {
  expect(readTextFile('/dev/null')).toBe('');
  expect(await lines('/dev/null')).toEqual([]);
});

test('fails at once for a named pipe and a device, in texts and in lines', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(() => readTextFile(pipe, { option: '--settings' })).toThrow(
    `'--settings' names '${pipe}', which is a named pipe, not a file`,
  );
  expect(() => readTextFile('/dev/zero')).toThrow("'/dev/zero' is a device, not a file");
  await expect(lines(pipe)).rejects.toThrow('is a named pipe, not a file');
  await expect(lines('/dev/zero')).rejects.toThrow('is a device, not a file');
  await expect(lines(folder)).rejects.toThrow('is a folder, not a file; name a file in it');
});

test('standard input is read up to the limit and no further', async () => {
  let given = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        given++;
        yield Buffer.alloc(1 << 20, 'a');
      }
    })(),
  );
  await expect(readStandardInput(endless)).rejects.toThrow("'-:1' is longer, and at most 16 MiB are read");
  expect(given).toBeLessThan(40);
});

test('lines of any length up to the limit are whole, wherever chunks end', async () => {
  const texts = ['a', '', 'b'.repeat(3_000_000), 'c', 'd'.repeat(1 << 20), 'e'];
  writeFileSync(file, texts.join('\n'));
  expect(await lines(file)).toEqual(texts);
  const chunks = [...texts.join('\n')].length;
  const stdin = Readable.from([
    Buffer.from(texts.join('\n').slice(0, 7)),
    Buffer.from(texts.join('\n').slice(7, chunks)),
  ]);
  expect(await lines('-', stdin)).toEqual(texts);
});

test('fails for a line that is too long, naming it, before it is whole', async () => {
  const piece = Buffer.alloc(1 << 20, 'a');
  const stdin = Readable.from(['{}\n', ...Array.from({ length: MAX_LINE_BYTES / piece.length + 2 }, () => piece)]);
  await expect(lines('-', stdin)).rejects.toThrow("'-:2' is longer than 16 MiB; give one JSON object on each line");
});

test('a last line that was cut off is passed over where only whole ones count', () => {
  writeFileSync(file, 'one\ntwo\nthr');
  const place = { root: folder, path: 'file', name: { path: file } };
  expect([...linesOfContained(place, true)].flat().map(String)).toEqual(['one', 'two']);
});
