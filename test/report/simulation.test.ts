import { renderSimulationHtml } from '../../lib/report/simulation-html';
import { renderSimulationText } from '../../lib/report/simulation-text';
import { figuresOf } from '../../lib/simulator/runs/figures';
import { bandsOf, outlineOf } from '../../lib/simulator/runs/run-bands';
import { medianFigures, type SimulatedSet, simulationReport } from '../../lib/simulator/runs/simulation-report';
import { type FakeRun, fakeResult } from '../support/fake-result';

function single(manifests: string, run: FakeRun = {}): SimulatedSet {
  const result = fakeResult(run);
  return { manifests, result, figures: figuresOf(result.summary), bands: undefined };
}

function several(manifests: string): SimulatedSet {
  const results = [0, 1, 2].map((seed) =>
    fakeResult({ seed, desired: [2, 2, 2 + seed, 4, 4, 4, 4, 3], summary: { peakReplicas: 4 + seed } }),
  );
  const bands = bandsOf(results.map(outlineOf));
  return { manifests, result: results[bands.typicalSeed] ?? fakeResult(), figures: medianFigures(bands), bands };
}

const REPORTS = [
  { name: 'one run', report: simulationReport(single('dist/local')) },
  { name: 'several runs', report: simulationReport(several('dist/local')) },
  {
    name: 'a comparison',
    report: simulationReport(
      single('dist/local'),
      single('other', { summary: { peakReplicas: 7, firstScaleUpSeconds: undefined } }),
    ),
  },
];

test.each(REPORTS)('the text of $name fits 80 columns', ({ report }) => {
  const text = renderSimulationText(report);
  expect(text).toMatchSnapshot();
  expect(text.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
});

test.each(REPORTS)('the page of $name stands alone and explains its decisions', ({ report }) => {
  const page = renderSimulationHtml(report);
  expect(page.replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, '')).toMatchSnapshot();
  expect(page).not.toMatch(/NaN|undefined|<script|https?:\/\/(?!www\.w3\.org)/);
  expect(page).toContain('asks for 3');
});
