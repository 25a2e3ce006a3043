import { readTraceCsv } from '../../lib/settings/trace-csv';

const POINTS = [
  { atSeconds: 0, value: 5 },
  { atSeconds: 60, value: 12.5 },
];

test.each([
  { why: 'plain', text: '0,5\n60,12.5\n' },
  { why: 'with names', text: 'seconds,users\n0,5\n60,12.5\n' },
  { why: 'from a spreadsheet', text: '\uFEFF"Time";"Users"\r\n"0";"5"\r\n60;1.25e1\r\n' },
  { why: 'with comments and empty lines', text: '# morning\n\nseconds\tusers\n0\t5\n# noon\n 60 \t 12.5' },
])('reads points: $why', ({ text }) => {
  expect(readTraceCsv(text, 'day.csv')).toEqual({ points: POINTS, faults: [] });
});

test('fails with each line at fault', () => {
  const { faults } = readTraceCsv('0,5\nx,7\n10,1\n10,2\n20,-1\n30,1,2\n40,NaN\n', 'day.csv');
  expect(faults.map(({ at, message }) => `${at} ${message}`)).toEqual([
    "day.csv:2 is 'x,7'; write seconds and a value, such as 60,12.5",
    'day.csv:4 is at 10 s, not after the line before it (10 s); sort the lines',
    "day.csv:5 is '20,-1'; give numbers of 0 or more",
    "day.csv:6 is '30,1,2'; write seconds and a value, such as 60,12.5",
    "day.csv:7 is '40,NaN'; write seconds and a value, such as 60,12.5",
  ]);
});

test('fails for a file without points', () => {
  expect(readTraceCsv('seconds,users\n', 'day.csv').faults.map(({ at }) => at)).toEqual(['day.csv']);
});
