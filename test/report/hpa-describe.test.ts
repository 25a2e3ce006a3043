import { describedAutoscaler } from '../../lib/live/report/described-autoscaler';
import { humanDuration } from '../../lib/live/report/human-duration';
import { renderHpaDescribe } from '../../lib/report/hpa-describe';
import { tabulate } from '../../lib/report/tab-writer';
import { referenceRun } from '../support/reference-run';
import { factsOf, textLines } from '../support/run-recording';

const described = describedAutoscaler(factsOf(textLines(referenceRun())).record);
if (described === undefined) {
  throw new Error('the reference has no header');
}

test("the reference's autoscaler is described as kubectl does", () => {
  expect(renderHpaDescribe(described)).toMatchSnapshot();
});

test('every kind of metric, labels, annotations, several events and unset fields have their place', () => {
  const value = (type: string, more: object) => ({ type, ...more });
  const text = renderHpaDescribe({
    ...described,
    labels: { b: '2', a: '1' },
    annotations: { short: 'text', long: 'x'.repeat(200), lines: 'one\ntwo' },
    creationTimestamp: undefined,
    spec: {
      scaleTargetRef: { kind: 'StatefulSet', name: 'web' },
      maxReplicas: 5,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: value('AverageValue', { averageValue: '500m' }) } },
        {
          type: 'ContainerResource',
          containerResource: {
            name: 'cpu',
            container: 'app',
            target: value('Utilization', { averageUtilization: 60 }),
          },
        },
        { type: 'Pods', pods: { metric: { name: 'rps' }, target: value('AverageValue', { averageValue: '10' }) } },
        {
          type: 'Object',
          object: {
            metric: { name: 'latency' },
            describedObject: { kind: 'Service', name: 'web' },
            target: value('Value', { value: '100m' }),
          },
        },
        {
          type: 'External',
          external: { metric: { name: 'queue' }, target: value('AverageValue', { averageValue: '30' }) },
        },
      ],
      behavior: { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } },
    },
    status: {
      currentReplicas: 1,
      desiredReplicas: 2,
      conditions: [],
      currentMetrics: [{ averageUtilization: undefined, averageValue: '250m', value: undefined }],
      lastScaleTime: undefined,
    },
    events: [
      {
        type: 'Normal',
        reason: 'SuccessfulRescale',
        age: '4m (x2 over 11m)',
        from: 'horizontal-pod-autoscaler',
        message: 'New size: 2',
      },
      { type: 'Warning', reason: 'FailedGetScale', age: '5s', from: '', message: 'no scale' },
    ],
  });
  expect(text).toMatchSnapshot();
});

test('an autoscaler without events says so in the columns of the rest', () => {
  expect(renderHpaDescribe({ ...described, events: [] })).toMatch(/\nEvents: +<none>\n$/);
});

test.each([
  {
    why: 'a cell that no tab ends widens no column',
    lines: ['a long line', 'x\ty', 'xyz\tz'],
    text: 'a long line\nx    y\nxyz  z\n',
  },
  {
    why: 'a column ends with the first line that lacks it',
    lines: ['abc\td', 'alone', 'a\tb'],
    text: 'abc  d\nalone\na  b\n',
  },
  { why: 'an empty cell keeps its place', lines: ['title\tx', '\ty'], text: 'title  x\n       y\n' },
])('$why', ({ lines, text }) => {
  expect(tabulate(lines)).toBe(text);
});

test.each([
  [-5, '<invalid>'],
  [-1, '0s'],
  [0, '0s'],
  [119.9, '119s'],
  [120, '2m'],
  [247, '4m7s'],
  [600, '10m'],
  [10_799, '179m'],
  [10_800, '3h'],
  [11_100, '3h5m'],
  [28_800, '8h'],
  [172_800, '2d'],
  [183_600, '2d3h'],
  [691_200, '8d'],
  [63_072_000, '2y'],
  [64_000_000, '2y10d'],
  [252_288_000, '8y'],
])('%d seconds are %s', (seconds, text) => {
  expect(humanDuration(seconds)).toBe(text);
});
