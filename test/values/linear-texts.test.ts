import fc from 'fast-check';
import { durationSeconds, nanosOfDuration } from '../../lib/values/go-duration';
import { groupedDigits } from '../../lib/values/grouped-digits';
import { listed } from '../../lib/values/listed';
import { quoted, shown } from '../../lib/values/shown';
import { trimmedEnd } from '../../lib/values/trim-text';

test('characters at the end are cut off as a pattern does it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[-0a]{0,9}$/), (text) => {
      expect(trimmedEnd(text, '-0')).toBe(text.replace(/[-0]+$/, ''));
    }),
  );
});

test('digits are grouped as they are in English', () => {
  fc.assert(fc.property(fc.integer(), (count) => groupedDigits(count) === count.toLocaleString('en')));
});

test.each([
  ['15s', 15, 15e9],
  ['1m30.5s', 90.5, 90.5e9],
  ['1h2m3s4ms5us6ns', 3723.004005006, 3_723_004_005_006],
  ['.5s', 0.5, 5e8],
  ['1.s', 1, 1e9],
  ['-1s', undefined, -1e9],
  ['0', undefined, 0],
  ['', undefined, undefined],
  ['1', undefined, undefined],
  ['1x', undefined, undefined],
  ['1s1', undefined, undefined],
  ['-', undefined, undefined],
  ['1'.repeat(1_000_000), undefined, undefined],
  [`${'1.1s'.repeat(300_000)}x`, undefined, undefined],
])('a duration is read as Go reads it (%#)', (text, seconds, nanos) => {
  expect([durationSeconds(text), nanosOfDuration(text)]).toEqual([
    seconds === undefined ? undefined : expect.closeTo(seconds, 9),
    nanos,
  ]);
});

test('messages cut long values and lists', () => {
  expect(shown('a'.repeat(1_000_000))).toHaveLength(121);
  expect(quoted('a'.repeat(1_000_000))).toHaveLength(123);
  expect(shown(Number.POSITIVE_INFINITY)).toBe('Infinity');
  expect(listed(Array.from({ length: 10_000 }, (_, index) => `n${index}`))).toMatch(/n19 and 9980 more$/);
});
