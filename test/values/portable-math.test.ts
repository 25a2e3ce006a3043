import fc from 'fast-check';
import { binaryExponent, cosineOfTurns, exp, ln, power } from '../../lib/values/portable-math';

const ULP = 2 ** -52;
const near = (value: number, expected: number, ulps: number): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(ulps * ULP * Math.abs(expected) + Number.MIN_VALUE);
};

test('the logarithm is that of the engine, but for its last digits', () => {
  const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
  fc.assert(
    fc.property(positive, (value) => near(ln(value), Math.log(value), 4)),
    { numRuns: 3000 },
  );
  const nearOne = fc.double({ min: 0.5, max: 2, noNaN: true });
  fc.assert(
    fc.property(nearOne, (value) => near(ln(value), Math.log(value), 8)),
    { numRuns: 3000 },
  );
});

test('the exponential function is that of the engine, but for its last digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 709, noNaN: true }), (value) => near(exp(value), Math.exp(value), 4)),
    { numRuns: 3000 },
  );
});

test('powers are those of the engine, as far as a logarithm carries', () => {
  const base = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
  const exponent = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(base, exponent, (one, other) => near(power(one, other), one ** other, 600)),
    { numRuns: 1000 },
  );
});

test('the cosine of a share of a turn is that of the engine', () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (turns) => {
      const share = turns - Math.round(turns);
      expect(Math.abs(cosineOfTurns(turns) - Math.cos(2 * Math.PI * share))).toBeLessThan(1e-14);
    }),
    { numRuns: 3000 },
  );
  expect([0, 0.5, 1].map(cosineOfTurns)).toEqual([1, -1, 1]);
});

test('the binary exponent is exact', () => {
  for (let k = -1074; k <= 1023; k += 1) {
    expect(binaryExponent(2 ** k)).toBe(k + 1);
  }
  expect(binaryExponent(3)).toBe(2);
});

test.each([
  { of: 'ln', value: ln(1), expected: 0 },
  { of: 'ln', value: ln(0), expected: Number.NEGATIVE_INFINITY },
  { of: 'ln', value: ln(-1), expected: Number.NaN },
  { of: 'ln', value: ln(Number.POSITIVE_INFINITY), expected: Number.POSITIVE_INFINITY },
  { of: 'exp', value: exp(0), expected: 1 },
  { of: 'exp', value: exp(-1000), expected: 0 },
  { of: 'exp', value: exp(1000), expected: Number.POSITIVE_INFINITY },
  { of: 'power', value: power(0, 2), expected: 0 },
  { of: 'power', value: power(0, 0), expected: 1 },
])('$of at an edge is $expected', ({ value, expected }) => {
  expect(value).toBe(expected);
});

test('results are fixed to the bit', () => {
  expect([ln(2), ln(10), ln(1e-300), exp(1), exp(-20.5), power(2.5, 1.7), cosineOfTurns(0.1)]).toMatchInlineSnapshot(`
[
  0.6931471805599453,
  2.302585092994046,
  -690.7755278982137,
  2.7182818284590455,
  1.2501528663867428e-9,
  4.747861205827337,
  0.8090169943749475,
]
`);
});
