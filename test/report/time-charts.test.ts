import { renderHtmlPage } from '../../lib/report/html-page';
import type { TimeCharts } from '../../lib/report/time-chart-data';
import * as timeCharts from '../../lib/report/time-charts';
import { html } from '../../lib/text/markup';

const { renderTimeChartsFile } = timeCharts;
const renderTimeCharts = (given: TimeCharts): string => String(timeCharts.renderTimeCharts(given));

const charts: TimeCharts = {
  title: 'Replicas & "use"',
  durationSeconds: 600,
  panels: [
    {
      title: 'Replicas',
      unit: '',
      series: [
        {
          name: 'desired',
          shape: 'step',
          colour: 1,
          points: [
            [0, 2],
            [300, 4],
            [600, 4],
          ],
        },
        {
          name: 'ready',
          shape: 'step',
          colour: 2,
          points: [
            [0, 2],
            [330, 4],
            [600, 4],
          ],
        },
      ],
    },
    {
      title: 'Use',
      unit: '% of the request',
      series: [
        {
          name: 'seen',
          colour: 3,
          points: [
            [0, undefined],
            [100, 60],
            [200, Number.NaN],
            [300, 90],
          ],
          band: [
            [100, 50, 70],
            [300, 80, 99],
          ],
        },
        {
          name: 'scales up from 78 %',
          colour: 4,
          isDashed: true,
          points: [
            [0, 78],
            [600, 78],
          ],
        },
      ],
    },
  ],
  marks: [{ seconds: 300, text: 'scale-up' }],
};

test('gives equal bytes for equal charts, however many were drawn before', () => {
  expect(renderTimeCharts(charts)).toBe(renderTimeCharts(charts));
});

test('shows titles, units, series and marks', () => {
  const svg = renderTimeCharts(charts);
  for (const text of [
    'Replicas',
    'Use (% of the request)',
    'desired',
    'ready',
    'seen',
    'scales up from 78 %',
    'scale-up',
  ]) {
    expect(svg).toContain(`>${text}<`);
  }
  expect(svg).toMatch(/^<svg role="img" aria-label="Replicas &amp; &quot;use&quot;"/);
});

test('takes its colours from the page, and brings them when it stands alone', () => {
  expect(renderTimeCharts(charts)).toContain('stroke="var(--chart-1)"');
  expect(renderTimeCharts(charts)).not.toContain('--chart-1:');
  expect(renderTimeChartsFile(charts)).toContain('--chart-1:#2458a6');
});

test('leaves no value that is none in the drawing', () => {
  expect(renderTimeCharts(charts)).not.toMatch(/NaN|undefined|null/);
});

test('draws charts without panels, without points and of a single point', () => {
  const empty: TimeCharts = { title: 'none', durationSeconds: 1, panels: [] };
  expect(renderTimeCharts(empty)).toMatch(/^<svg/);
  const lonely: TimeCharts = {
    ...empty,
    panels: [
      {
        title: 'one',
        unit: 's',
        series: [
          { name: 'a', colour: 1, points: [[0, 0]] },
          { name: 'b', colour: 2, points: [] },
        ],
      },
    ],
  };
  expect(renderTimeCharts(lonely)).not.toMatch(/NaN/);
});

test('a page holds no script and nothing from elsewhere, and its texts cannot break out', () => {
  const page = renderHtmlPage({ title: '</title><script>', body: html`<p>${'<img src=x onerror=1>'}</p>` });
  expect(page).not.toMatch(/<script|<img|https?:/);
  expect(page).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>');
});
