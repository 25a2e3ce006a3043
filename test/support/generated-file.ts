import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Asserts that a committed file is what its generator makes. With `UPDATE_GENERATED=1` (`npm run generate`) it is
 * written instead.
 */
export function expectGenerated(path: string, content: string): void {
  if (process.env.UPDATE_GENERATED === '1') {
    writeFileSync(path, content);
  }
  expect(readFileSync(path, 'utf8')).toBe(content);
}
