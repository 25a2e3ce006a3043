import { milliOf, parseQuantity, wholeOf } from '../../lib/values/quantity';

describe('quantities as Kubernetes reads them', () => {
  test.each([
    { text: '1', milli: 1000n, why: 'whole units' },
    { text: '0.5', milli: 500n, why: 'a decimal fraction' },
    { text: '.5', milli: 500n, why: 'no digit before the point' },
    { text: '1.', milli: 1000n, why: 'no digit after the point' },
    { text: '500m', milli: 500n, why: 'milli suffix' },
    { text: '1e3', milli: 1_000_000n, why: 'decimal exponent' },
    { text: '1E', milli: 10n ** 21n, why: 'a bare E is the exa suffix' },
    { text: '1E2', milli: 100_000n, why: 'E with digits is an exponent' },
    { text: '2Gi', milli: 2n * 2n ** 30n * 1000n, why: 'binary suffix' },
    { text: '0.1Ki', milli: 102_400n, why: 'fraction of a binary unit' },
    { text: '1n', milli: 1n, why: 'rounded up to a whole milli' },
    { text: '1500u', milli: 2n, why: 'rounded up, not to the nearest' },
    { text: '-1500u', milli: -2n, why: 'rounded away from zero below it' },
    { text: 1.5, milli: 1500n, why: 'a YAML number' },
  ])('$text is $milli thousandths: $why', ({ text, milli }) => {
    expect(milliOf(parseQuantity(text))).toBe(milli);
  });

  test('values beyond 64 bits keep every digit', () => {
    expect(wholeOf(parseQuantity('9223372036854775809'))).toBe(9_223_372_036_854_775_809n);
  });

  test.each(['', '1 Gi', '1gb', '1ki', 'abc', '1.2.3', '--1', '1e', '0x10', '1e9999'])(
    "fails on '%s' and names the setting",
    (text) => {
      expect(() => parseQuantity(text, 'resources.cpu')).toThrow(
        `'resources.cpu' is '${text}', not a Kubernetes quantity; write it as 500m, 0.5 or 2Gi`,
      );
    },
  );
});
