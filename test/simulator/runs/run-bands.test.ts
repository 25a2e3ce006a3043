import fc from 'fast-check';
import { figuresOf } from '../../../lib/simulator/runs/figures';
import { quantile } from '../../../lib/simulator/runs/quantile';
import { bandsOf, outlineOf, type RunOutline } from '../../../lib/simulator/runs/run-bands';
import { medianFigures, simulationReport } from '../../../lib/simulator/runs/simulation-report';
import { type FakeRun, fakeResult } from '../../support/fake-result';

const run = (given: FakeRun): RunOutline => outlineOf(fakeResult(given));

test.each([
  { values: [1, 2, 3, 4], share: 0.5, expected: 2.5 },
  { values: [1, 2, 3, 4, 5], share: 0.1, expected: 1.4 },
  { values: [1, 2, 3, 4, 5], share: 0.9, expected: 4.6 },
  { values: [7], share: 0.9, expected: 7 },
])('the quantile $share of $values is $expected', ({ values, share, expected }) => {
  expect(quantile(values, share)).toBeCloseTo(expected, 12);
});

test('no values have no quantile', () => {
  expect(quantile([], 0.5)).toBeNaN();
});

test('quantiles lie between least and greatest, and grow with their share', () => {
  const shares = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, shares, (given, [a, b]) => {
      const sorted = [...given].sort((x, y) => x - y);
      const [low, high] = [quantile(sorted, Math.min(a, b)), quantile(sorted, Math.max(a, b))];
      expect(low).toBeGreaterThanOrEqual(sorted[0] ?? Number.NaN);
      expect(high).toBeLessThanOrEqual(sorted.at(-1) ?? Number.NaN);
      expect(low).toBeLessThanOrEqual(high + 1e-9);
    }),
  );
});

describe('bands of runs', () => {
  const runs = [
    run({ seed: 5, desired: [2, 2, 4], summary: { peakReplicas: 4, firstScaleUpSeconds: 40 } }),
    run({ seed: 6, desired: [2, 4, 4], summary: { peakReplicas: 5, firstScaleUpSeconds: undefined } }),
    run({ seed: 7, desired: [2, 4, 8], summary: { peakReplicas: 8, firstScaleUpSeconds: 20 } }),
  ];
  const bands = bandsOf(runs);

  test('hold medians, and eight of ten runs', () => {
    expect(bands.figures.peakReplicas).toEqual({ p10: 4.2, median: 5, p90: 7.4, runs: 3 });
    expect(bands.timeline.desiredReplicas.median).toEqual([2, 4, 4]);
    expect(bands.timeline.desiredReplicas.p90[2]).toBeCloseTo(7.2, 12);
  });

  test('say how many runs have a figure', () => {
    expect(bands.figures.firstScaleUpSeconds).toEqual({ p10: 22, median: 30, p90: 38, runs: 2 });
  });

  test('name the run that is nearest to the medians', () => {
    expect(bands).toMatchObject({ runs: 3, firstSeed: 5, typicalSeed: 6 });
  });

  test('have no value where no run has one', () => {
    expect(bands.timeline.p95.median[0]).toBeNaN();
    expect(bands.timeline.p95.median[1]).toBeCloseTo(0.04, 12);
  });
});

test('a comparison tells every figure that one of two sets has', () => {
  const set = (manifests: string, summary: FakeRun['summary']) => {
    const result = fakeResult({ summary: summary ?? {} });
    return { manifests, result, figures: figuresOf(result.summary), bands: undefined };
  };
  const first = set('a', { peakReplicas: 4, sloMissSeconds: undefined, firstScaleUpSeconds: undefined });
  const second = set('b', { peakReplicas: 6, sloMissSeconds: undefined, firstScaleUpSeconds: 30 });
  const { differences = [] } = simulationReport(first, second);
  expect(differences.find(({ figure }) => figure === 'peakReplicas')).toEqual({
    figure: 'peakReplicas',
    first: 4,
    second: 6,
    change: 2,
  });
  expect(differences.find(({ figure }) => figure === 'firstScaleUpSeconds')).toEqual({
    figure: 'firstScaleUpSeconds',
    first: undefined,
    second: 30,
    change: undefined,
  });
  expect(differences.some(({ figure }) => figure === 'sloMissSeconds')).toBe(false);
  expect(simulationReport(first).differences).toBeUndefined();
});

test('the medians of bands are figures', () => {
  const bands = bandsOf([run({ seed: 1 }), run({ seed: 2, summary: { peakReplicas: 6 } })]);
  expect(medianFigures(bands)).toMatchObject({ peakReplicas: 5, failed: 45, failedRatio: 45 / 12_000 });
});
