import fc from 'fast-check';
import { Clock } from '../../../lib/simulator/simulation/clock';
import { microsOf } from '../../../lib/values/instant';

test.each([
  [0, '2026-01-12T23:59:58.5Z'],
  [1.5, '2026-01-13T00:00:00Z'],
  [1.500001, '2026-01-13T00:00:00.000001Z'],
  [3601.5, '2026-01-13T01:00:00Z'],
])('%d s after the start it is %s', (seconds, text) => {
  expect(new Clock('2026-01-12T23:59:58.5Z').text(seconds)).toBe(text);
});

test('a time that is written reads as the same microsecond', () => {
  const clock = new Clock('2026-02-27T22:00:00Z');
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (seconds) => {
      expect(microsOf(clock.text(seconds))).toBe(clock.micros(seconds));
    }),
  );
});
