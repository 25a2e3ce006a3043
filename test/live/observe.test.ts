import { SyncTimes } from '../../lib/live/observe/sync-times';
import { targetCourse } from '../../lib/live/observe/target-course';
import { writtenAt } from '../../lib/live/observe/written-at';
import { ClockBounds } from '../../lib/live/run/clock-bounds';
import { Versions } from '../../lib/live/watch/versions';

describe('times of syncs', () => {
  test('the first write is a sync, and nothing is known of those before it', () => {
    expect(new SyncTimes(15).heard(1000)).toEqual({ at: 1000, unseen: [] });
  });

  test('a write that was heard of late does not bring the next one nearer than a period', () => {
    const times = new SyncTimes(15);
    times.heard(1000);
    expect(times.heard(16_080).at).toBe(16_080); // 60 ms late
    expect(times.heard(31_040).at).toBe(31_085);
    expect(times.heard(46_100).at).toBe(46_100);
  });

  test('two periods without a write hide one sync, half-way', () => {
    const times = new SyncTimes(15);
    times.heard(1000);
    expect(times.heard(31_040)).toEqual({ at: 31_040, unseen: [16_020] });
  });

  test('a write off the beat, as after a restart of the controller, is a sync where it is', () => {
    const times = new SyncTimes(15);
    times.heard(1000);
    expect(times.heard(8000)).toEqual({ at: 8000, unseen: [] });
    expect(times.heard(23_020)).toEqual({ at: 23_020, unseen: [] });
  });

  test('syncs are due a while after their time, and only once', () => {
    const times = new SyncTimes(15);
    times.heard(0);
    expect(times.due(15_500)).toEqual([]);
    expect(times.due(32_000)).toEqual([15_005, 30_010]);
    expect(times.due(33_000)).toEqual([]);
  });
});

describe('versions', () => {
  const pod = (name: string, revision: number, phase = 'Running') => ({
    metadata: { name, resourceVersion: String(revision) },
    phase,
  });

  test('objects are known as they were at any revision of late', () => {
    const versions = new Versions();
    versions.add(pod('a', 5, 'Pending'), false, 100);
    versions.add(pod('a', 9), false, 200);
    versions.add(pod('b', 7), false, 150);
    versions.add(pod('b', 11), true, 250);
    expect(versions.at(4n)).toEqual([]);
    expect(versions.at(8n)).toEqual([pod('a', 5, 'Pending'), pod('b', 7)]);
    expect(versions.at(10n)).toEqual([pod('a', 9), pod('b', 7)]);
    expect(versions.latest).toEqual([pod('a', 9)]);
    expect(versions.heardBy(180)).toEqual([pod('a', 5, 'Pending'), pod('b', 7)]);
  });

  test('a version that is told twice, or late, changes nothing', () => {
    const versions = new Versions();
    versions.add(pod('a', 9), false, 200);
    versions.add(pod('a', 5, 'Pending'), false, 300);
    expect(versions.latest).toEqual([pod('a', 9)]);
  });

  test('a list tells what is gone', () => {
    const versions = new Versions();
    versions.add(pod('a', 5), false, 100);
    versions.add(pod('b', 6), false, 100);
    versions.retain(new Set(['b']), 20n, 300);
    expect(versions.latest).toEqual([pod('b', 6)]);
    expect(versions.at(19n)).toHaveLength(2);
  });

  test('what was succeeded long ago is forgotten', () => {
    const versions = new Versions(1000);
    versions.add(pod('a', 5), false, 100);
    versions.add(pod('a', 6), false, 200);
    versions.add(pod('a', 7), false, 5000);
    expect(versions.of('a').map(({ revision }) => revision)).toEqual([6n, 7n]);
  });
});

describe('the course of the target', () => {
  const target = (revision: number, replicas: number) => ({
    revision: BigInt(revision),
    heardAt: 0,
    object: { spec: { replicas }, status: { replicas: replicas - 1 } },
  });

  test('a change to what the status asks for, between the two statuses, was the sync of the second', () => {
    expect(targetCourse([target(5, 2), target(20, 4), target(22, 4)], 10n, 25n, 4)).toEqual({
      before: 2,
      after: 4,
      statusReplicas: 1,
      rescaledAt: 20n,
    });
  });

  test('a change that the status does not ask for was made by someone else before', () => {
    const course = targetCourse([target(5, 2), target(20, 3)], 10n, 25n, 4);
    expect(course).toMatchObject({ before: 3, after: 3, rescaledAt: undefined });
  });

  test('a change before the last status was not of this sync', () => {
    expect(targetCourse([target(5, 2), target(8, 4)], 10n, 25n, 4)).toMatchObject({ before: 4, rescaledAt: undefined });
  });
});

test('a status tells when it was written', () => {
  const managedFields = [
    { manager: 'kubectl', time: '2000-01-01T12:00:30Z' },
    { manager: 'kube-controller-manager', subresource: 'status', time: '2000-01-01T12:00:10Z' },
  ];
  expect(writtenAt({ metadata: { managedFields } })).toBe(Date.parse('2000-01-01T12:00:10.500Z'));
  expect(writtenAt({ metadata: {} })).toBeUndefined();
});

describe('clocks', () => {
  /** An answer of a clock that is ahead, asked at a time of ours; dates have whole seconds. */
  const answer = (sentAt: number, ahead: number, roundTrip = 10) => ({
    sentAt,
    receivedAt: sentAt + roundTrip,
    date: Math.floor((sentAt + roundTrip / 2 + ahead) / 1000) * 1000,
  });

  test.each([{ ahead: 3400 }, { ahead: -2100 }, { ahead: 0 }])(
    'a clock $ahead ms ahead is found within a part of a second',
    ({ ahead }) => {
      const bounds = new ClockBounds();
      for (let probe = 0; probe < 10; probe++) {
        bounds.add(answer(1_000_000 + probe * 1130, ahead));
      }
      const { offset } = bounds;
      expect(Math.abs((offset?.ahead ?? Number.NaN) - ahead)).toBeLessThanOrEqual(offset?.uncertainty ?? 0);
      expect(offset?.uncertainty).toBeLessThan(120);
      expect(bounds.ahead === 0).toBe(ahead === 0);
    },
  );

  test('a clock that was set anew is measured anew', () => {
    const bounds = new ClockBounds();
    bounds.add(answer(1_000_000, 0));
    bounds.add(answer(1_005_000, 60_000));
    expect(Math.round((bounds.offset?.ahead ?? 0) / 1000)).toBe(60);
  });

  test('without answers nothing is known, and nothing is corrected', () => {
    expect(new ClockBounds()).toMatchObject({ offset: undefined, ahead: 0 });
  });
});
