import { CronWindow } from '../../../lib/simulator/keda/cron-window';

const office = { start: '0 8 * * 1-5', end: '0 18 * * 1-5' };

test.each([
  { why: 'before the start', at: '2024-01-10T06:59:59Z', active: false },
  { why: 'at the start', at: '2024-01-10T07:00:00Z', active: true },
  { why: 'before the end', at: '2024-01-10T16:59:59Z', active: true },
  { why: 'at the end', at: '2024-01-10T17:00:00Z', active: false },
  { why: 'at the weekend', at: '2024-01-13T10:00:00Z', active: false },
  { why: 'in summer time, an hour earlier', at: '2024-07-10T06:30:00Z', active: true },
])('office hours in Berlin: $why', ({ at, active }) => {
  expect(new CronWindow({ ...office, timezone: 'Europe/Berlin' }).isActiveAt(Date.parse(at))).toBe(active);
});

test('a window over midnight', () => {
  const night = new CronWindow({ start: '0 22 * * *', end: '0 6 * * *', timezone: 'Asia/Kolkata' });
  const active = ['16:29', '16:30', '23:00', '00:29', '00:30'].map((time) =>
    night.isActiveAt(Date.parse(`2024-01-1${time < '12' ? 1 : 0}T${time}:00Z`)),
  );
  expect(active).toEqual([false, true, true, true, false]);
});

test('a clock that goes back is answered anew', () => {
  const window = new CronWindow({ ...office, timezone: 'UTC' });
  expect(window.isActiveAt(Date.parse('2024-01-10T19:00:00Z'))).toBe(false);
  expect(window.isActiveAt(Date.parse('2024-01-10T12:00:00Z'))).toBe(true);
});

test.each([
  { why: 'six fields', schedule: { start: '0 0 8 * * 1', end: '0 18 * * *', timezone: 'UTC' } },
  { why: 'no expression', schedule: { start: 'morning', end: '0 18 * * *', timezone: 'UTC' } },
  { why: 'no time zone', schedule: { start: '0 8 * * *', end: '0 18 * * *', timezone: 'Europe/Atlantis' } },
])('fails for $why', ({ schedule }) => {
  expect(() => new CronWindow(schedule)).toThrow('five fields of cron');
});
