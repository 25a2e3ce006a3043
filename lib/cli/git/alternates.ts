import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readTextFile } from '../../files/read-text';

/** How many repositories may borrow from one another in a row; git follows no more (`object-file.c`, `link_alt_odb_entries`). */
const MOST_STEPS = 5;

const ESCAPES = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/**
 * Returns the further folders of objects that a folder of objects borrows from, and that those borrow from in turn; see
 * `git help repository-layout`, `objects/info/alternates`.
 *
 * @throws InvalidInput when a list of them is not a text that can be read.
 */
export function alternatesOf(objects: string, steps = MOST_STEPS): string[] {
  const file = join(objects, 'info/alternates');
  if (!existsSync(file)) {
    return [];
  }
  const lines = readTextFile(file).split('\n');
  const folders = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => folderOf(objects, line));
  return steps === 0 ? folders : folders.flatMap((folder) => [folder, ...alternatesOf(folder, steps - 1)]);
}

function folderOf(objects: string, line: string): string {
  return resolve(objects, line.startsWith('"') && line.endsWith('"') ? unquoted(line.slice(1, -1)) : line);
}

/** Reverses the quoting of paths that `git help config` describes under `core.quotePath`. */
function unquoted(text: string): string {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  const plain = bytes.replace(/\\(?:([0-7]{3})|([^0-7]))/g, (_, octal: string | undefined, character: string) =>
    octal === undefined ? (ESCAPES.get(character) ?? character) : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(plain, 'latin1').toString('utf8');
}
