import type { Random } from '../../oracle/random';
import { TEXTS } from './dictionary';

const INVALID_UTF8 = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0x00]];
const PIECES = [
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '%TAG ! x\n',
  '--- # x\n',
  '---\t\n',
  '--- |\n',
  '\t',
  '\r',
  '\r\n',
  '#',
  ': ',
  '- ',
  '? ',
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a ',
  '!!',
  '"',
  "'",
  '|\n',
  '>\n',
  '\u0000',
  '{{ x }}',
  '{{- if .x }}\n',
  '<<<<<<< HEAD\n',
  '\u0085',
  '\u2028',
  '\ufeff',
];

/** Returns the bytes of a text that was damaged in one or several places. */
export function mutatedText(text: string, random: Random): Uint8Array {
  let bytes = Buffer.from(text);
  for (let more = true; more; more = random.chance(0.4)) {
    bytes = mutated(bytes, random);
  }
  return bytes;
}

function mutated(bytes: Buffer<ArrayBuffer>, random: Random): Buffer<ArrayBuffer> {
  const at = random.int(0, bytes.length);
  const end = Math.min(bytes.length, at + random.pick([1, 2, 10, 100, 1000]));
  const cut = (middle: Uint8Array): Buffer<ArrayBuffer> =>
    Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(at)]);
  switch (random.int(0, 10)) {
    case 0: {
      const copy = Buffer.from(bytes);
      copy[Math.min(at, Math.max(0, bytes.length - 1))] = random.int(0, 255);
      return copy;
    }
    case 1:
      return Buffer.from(bytes.subarray(0, at));
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    case 3:
      return cut(Buffer.from(random.pick(INVALID_UTF8)));
    case 4:
      return Buffer.from(
        bytes.toString('latin1').replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', '\n\t'])),
        'latin1',
      );
    case 5:
      return Buffer.concat([
        Buffer.from(random.pick(['\ufeff', '\ufeff\ufeff', '\n\n', '%YAML 1.2\n---\n', '---\n---\n'])),
        bytes,
      ]);
    case 6:
      return cut(bytes.subarray(at, end));
    case 7:
      return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)]);
    case 8:
      return Buffer.from(bytes.toString('utf8'), random.pick(['utf16le', 'latin1', 'utf8'] as const));
    default:
      return cut(Buffer.from(random.chance(0.7) ? random.pick(PIECES) : random.pick(TEXTS)));
  }
}
