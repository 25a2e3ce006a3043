import { Ajv } from 'ajv';
import { renderSimulationCsv } from '../../lib/report/simulation-csv';
import { renderSimulationHtml } from '../../lib/report/simulation-html';
import { renderSimulationJson } from '../../lib/report/simulation-json';
import { renderSimulationSvg } from '../../lib/report/simulation-svg';
import { renderSimulationText } from '../../lib/report/simulation-text';
import { FIGURES, figuresOf } from '../../lib/simulator/runs/figures';
import { bandsOf, outlineOf } from '../../lib/simulator/runs/run-bands';
import { medianFigures, type SimulatedSet, simulationReport } from '../../lib/simulator/runs/simulation-report';
import schema from '../../schemas/simulation-result.schema.json';
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

test.each(REPORTS)('the JSON of $name is as its schema says', ({ report }) => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  const value = JSON.parse(renderSimulationJson(report));
  validate(value);
  expect(validate.errors).toBeNull();
  expect(value.sets[0].result.timeline.p95[0]).toBeNull();
});

test('the schema knows every figure', () => {
  expect(schema.definitions.figureName.enum).toEqual([...FIGURES]);
});

test('the CSV has a row a step, and nothing where there is no value', () => {
  const [head = '', first = '', ...rest] = renderSimulationCsv(single('dist/local')).split('\n');
  expect(head.split(',').slice(0, 3)).toEqual(['time_seconds', 'desired_replicas', 'ready_replicas']);
  expect(first).toBe('15,2,2,0,0,50,40,0,0,0.5,,,,,,');
  expect(rest.length).toBe(8);
});

test('the CSV of several runs has median, tenth and ninetieth percentile', () => {
  const [head = '', first = ''] = renderSimulationCsv(several('dist/local')).split('\n');
  expect(head).toContain(',desired_replicas,desired_replicas_p10,desired_replicas_p90,');
  expect(first.split(',').length).toBe(head.split(',').length);
});

test.each(REPORTS)('the drawing of $name has every panel that has something to show', ({ name, report }) => {
  const svg = renderSimulationSvg(report);
  for (const title of ['Replicas', 'Utilization seen', 'Load', 'Users', 'Latency', 'up from 78 %']) {
    expect(svg).toContain(title);
  }
  expect(svg).not.toMatch(/NaN|undefined/);
  expect(svg.includes('desired B')).toBe(name === 'a comparison');
});
