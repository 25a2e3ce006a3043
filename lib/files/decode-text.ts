import { InvalidInput } from '../values/invalid-input';

const NEWLINE = 0x0a;

/**
 * Returns the text of a file's bytes.
 *
 * @param file the name to give in errors.
 * @throws InvalidInput naming file and line when the bytes are no UTF-8 text.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    const text = decoder.decode(bytes);
    const binary = bytes.indexOf(0);
    if (binary < 0) {
      return text;
    }
    throw notText(file, lineOf(bytes, binary));
  } catch (error) {
    throw error instanceof InvalidInput ? error : notText(file, firstBadLine(bytes));
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(NEWLINE, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) {
      return line;
    }
    start = end + 1;
  }
}

function lineOf(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((count, byte) => count + (byte === NEWLINE ? 1 : 0), 1);
}

function notText(file: string, line: number): InvalidInput {
  return InvalidInput.of('BAD_FORMAT', `${file}:${line}`, 'is binary, not UTF-8 text; name YAML or JSON files');
}
