import { ClientRate } from '../../../lib/simulator/pods/client-rate';
import { CrashLoop } from '../../../lib/simulator/pods/crash-loop';

test('a container that ends at once is started again after 0, 10, 20 … 300 s', () => {
  const loop = new CrashLoop();
  let now = 0;
  const waits = Array.from({ length: 8 }, () => {
    const wait = loop.wait(now, now);
    const endedAt = now;
    now += wait;
    loop.start(endedAt, now);
    return wait;
  });
  expect(waits).toEqual([0, 10, 20, 40, 80, 160, 300, 300]);
});

test('a container that has run for more than ten minutes is forgiven', () => {
  const loop = new CrashLoop();
  loop.start(0, 0);
  loop.start(1, 11);
  expect(loop.wait(600, 600)).toBe(20);
  expect(loop.wait(612, 612)).toBe(0);
});

test('a client makes its burst at once, then calls at its rate', () => {
  const rate = new ClientRate(20, 30);
  const waits = Array.from({ length: 50 }, () => rate.reserve(0));
  expect(waits.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 0));
  expect(waits[49]).toBeCloseTo((50 - 30) / 20, 9);
  expect(rate.reserve(100)).toBe(0);
});
