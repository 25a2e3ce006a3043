import { type Candidate, compareVictims } from '../../../lib/simulator/pods/victim-order';

const NOW = 10_000;
const POD: Candidate = {
  uid: 'm',
  node: 'node-0',
  phase: 'Running',
  readySince: 5000,
  deletionCost: 0,
  colocated: 1,
  restarts: 0,
  createdAt: 4000,
};

test.each<{ why: string; first: Partial<Candidate>; second: Partial<Candidate> }>([
  {
    why: 'without a node before scheduled, whatever else differs',
    first: { node: undefined, phase: 'Running', deletionCost: 5 },
    second: { phase: 'Pending', readySince: undefined },
  },
  { why: 'Pending before Unknown', first: { phase: 'Pending' }, second: { phase: 'Unknown', readySince: undefined } },
  { why: 'Unknown before Running', first: { phase: 'Unknown' }, second: { readySince: undefined } },
  { why: 'not ready before ready', first: { readySince: undefined, deletionCost: 9 }, second: { deletionCost: -9 } },
  { why: 'the lower deletion cost', first: { deletionCost: -1, colocated: 1 }, second: { colocated: 5 } },
  { why: 'more colocated pods', first: { colocated: 3, readySince: 1000 }, second: { colocated: 2, readySince: 9999 } },
  { why: 'ready for a shorter time, by powers of two', first: { readySince: 9990 }, second: { readySince: 1000 } },
  {
    why: 'ages of the same power of two by UID, restarts not looked at',
    first: { uid: 'a', readySince: 5000 },
    second: { uid: 'b', readySince: 5001, restarts: 9 },
  },
  { why: 'more restarts where both are ready since the same second', first: { restarts: 2 }, second: { restarts: 1 } },
  {
    why: 'more restarts where none is ready',
    first: { readySince: undefined, restarts: 1 },
    second: { readySince: undefined },
  },
  { why: 'created later, by powers of two', first: { createdAt: 9999 }, second: { createdAt: 100 } },
  { why: 'creation of the same power of two by UID', first: { uid: 'a', createdAt: 4001 }, second: { uid: 'b' } },
  { why: 'ready in the future as the youngest', first: { readySince: 10_001 }, second: { readySince: 9999 } },
])('deletes first: $why', ({ first, second }) => {
  expect(compareVictims({ ...POD, ...first }, { ...POD, ...second }, NOW)).toBeLessThan(0);
  expect(compareVictims({ ...POD, ...second }, { ...POD, ...first }, NOW)).toBeGreaterThan(0);
});

test('leaves the order of two pods open when all eight criteria are equal', () => {
  expect(compareVictims({ ...POD, uid: 'a' }, { ...POD, uid: 'b' }, NOW)).toBe(0);
});
