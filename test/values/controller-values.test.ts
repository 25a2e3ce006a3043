import fc from 'fast-check';
import { nanosOfDuration } from '../../lib/values/go-duration';
import { microsOf } from '../../lib/values/instant';
import { add64, divide64, multiply64, subtract64 } from '../../lib/values/int64';
import { milliValueOf } from '../../lib/values/milli-value';
import { milliOf, parseQuantity } from '../../lib/values/quantity';
import { textOfMilli } from '../../lib/values/quantity-text';

test.each([
  { text: '123456789n', milli: 124, why: 'as metrics-server writes cpu, rounded up' },
  { text: '524288Ki', milli: 536_870_912_000, why: 'as metrics-server writes memory' },
  { text: '1E', milli: 0, why: 'a scale that leaves 64 bits becomes 0 upstream' },
  { text: '12Pi', milli: 13_510_798_882_111_488_000n - 2n ** 64n, why: 'a whole number that leaves 64 bits wraps' },
  { text: '-2500u', milli: -3, why: 'away from zero' },
])('$text is $milli thousandths to the controller: $why', ({ text, milli }) => {
  expect(milliValueOf(text)).toEqual(milli);
});

test('thousandths are the exact ones wherever they fit', () => {
  const suffixes = ['', 'n', 'u', 'm', 'k', 'M', 'Ki', 'Mi', 'Gi', 'e3'];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.constantFrom(...suffixes),
      fc.boolean(),
      (value, suffix, isCut) => {
        const text = `${isCut ? value / 1000 : value}${suffix}`;
        expect(BigInt(milliValueOf(text) ?? -1)).toBe(milliOf(parseQuantity(text)));
      },
    ),
  );
});

test('canonical texts are read back as the same value', () => {
  fc.assert(
    fc.property(
      fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
      fc.constantFrom('DecimalSI' as const, 'BinarySI' as const),
      (milli, format) => {
        expect(milliOf(parseQuantity(textOfMilli(milli, format)))).toBe(milli);
      },
    ),
  );
});

test('64-bit arithmetic wraps as that of bigints does, and is a number wherever it is safe', () => {
  const int64 = fc
    .bigInt(-(2n ** 63n), 2n ** 63n - 1n)
    .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value));
  fc.assert(
    fc.property(int64, int64, (one, other) => {
      const [left, right] = [BigInt(one), BigInt(other)];
      expect(BigInt(add64(one, other))).toBe(BigInt.asIntN(64, left + right));
      expect(BigInt(subtract64(one, other))).toBe(BigInt.asIntN(64, left - right));
      expect(BigInt(multiply64(one, other))).toBe(BigInt.asIntN(64, left * right));
      fc.pre(right !== 0n);
      expect(BigInt(divide64(one, other))).toBe(BigInt.asIntN(64, left / right));
    }),
  );
});

test('times are those of Date, to the microsecond', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0100-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), (date) => {
      expect(microsOf(date.toISOString())).toBe(date.getTime() * 1000);
      expect(microsOf(`${date.toISOString().slice(0, 19)}Z`)).toBe(Math.floor(date.getTime() / 1000) * 1_000_000);
    }),
  );
  expect(microsOf('2000-01-01T02:00:00.123456789+02:00')).toBe(946_684_800_123_456);
  expect(microsOf('2000-02-30T00:00:00Z')).toBeUndefined();
});

test.each([
  { text: '15s', nanos: 15e9 },
  { text: '1m30.5s', nanos: 90.5e9 },
  { text: '15.123456789s', nanos: 15_123_456_789 },
  { text: '1h', nanos: 3600e9 },
  { text: '15', nanos: undefined },
])('the duration $text is $nanos ns', ({ text, nanos }) => {
  expect(nanosOfDuration(text)).toBe(nanos);
});
