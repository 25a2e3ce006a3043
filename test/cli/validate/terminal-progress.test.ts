import { PassThrough } from 'node:stream';
import { TerminalProgress } from '../../../lib/cli/validate/terminal-progress';
import type { ProgressView } from '../../../lib/live/ports/progress';

const VIEW: ProgressView = {
  phase: 'scale-up',
  phaseSeconds: 65,
  secondsLeft: 234.4,
  users: 200,
  requestsPerSecond: 156.42,
  failureRatio: 0.0123,
  p95Milliseconds: 41,
  utilizationPercent: 115,
  scaleUpAtPercent: 78,
  readyReplicas: 2,
  desiredReplicas: 4,
};
const UNKNOWN: ProgressView = {
  phase: 'preflight',
  phaseSeconds: 3,
  secondsLeft: undefined,
  users: undefined,
  requestsPerSecond: undefined,
  failureRatio: undefined,
  p95Milliseconds: undefined,
  utilizationPercent: undefined,
  scaleUpAtPercent: undefined,
  readyReplicas: undefined,
  desiredReplicas: undefined,
};

/** What a progress printed, at the times that a test steps through. */
function shown(isTTY: boolean, act: (progress: TerminalProgress, step: (seconds: number) => void) => void): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  let now = 0;
  const progress = new TerminalProgress(stream, () => now);
  act(progress, (seconds) => {
    now += seconds * 1000;
  });
  return String(stream.read() ?? '');
}

test('a pipeline gets a plain line every 15 s, however often samples come', () => {
  const text = shown(false, (progress, step) => {
    for (let count = 0; count < 7; count++) {
      progress.sample(VIEW);
      step(5);
    }
  });
  const line =
    'scale-up 1:05, 3:54 left: users 200, requests 156.4/s, failures 1.2 %, p95 41 ms, ' +
    'utilization 115 % (acts at 78 %), replicas 2 of 4 ready\n';
  expect(text).toBe(line.repeat(3));
});

test('a new phase is told at once, and so is its first sample', () => {
  const text = shown(false, (progress) => {
    progress.sample(UNKNOWN);
    progress.phase('scale-up', 'does it scale up?');
    progress.sample(VIEW);
  });
  expect(text.split('\n').map((line) => line.slice(0, 30))).toEqual([
    'preflight 0:03: users -, reque',
    '== scale-up: does it scale up?',
    'scale-up 1:05, 3:54 left: user',
    '',
  ]);
});

test('a terminal has one view, which is drawn anew below the lines that stay', () => {
  const text = shown(true, (progress) => {
    progress.sample(VIEW);
    progress.note('something happened');
    progress.sample({ ...VIEW, users: 201 });
    progress.end();
  });
  const view = (users: number) =>
    [
      'scale-up   1:05   at most 3:54 left',
      `  users        ${users}`,
      '  requests     156.4/s',
      '  failures     1.2 %',
      '  p95          41 ms',
      '  utilization  115 % (acts at 78 %)',
      '  replicas     2 of 4 ready',
      '',
    ].join('\n');
  const erase = '\u001b[7A\u001b[1G\u001b[0J';
  expect(text).toBe(`${view(200)}${erase}something happened\n${view(200)}${erase}${view(201)}${erase}`);
});

test('answers of the preflight and of connectivity are lines of their own, with what to do', () => {
  const text = shown(false, (progress) => {
    progress.check({ kind: 'Check', time: '', id: 'a', status: 'failed', message: 'it is broken', fix: 'mend it' });
    const get = {
      kind: 'Connectivity',
      time: '',
      from: 'loadGenerator',
      url: 'http://a/healthz',
      seconds: 0.0121,
    } as const;
    progress.connectivity({ ...get, status: 200 });
    progress.connectivity({ ...get, status: 503 });
    progress.connectivity({ ...get, error: 'connection refused' });
  });
  expect(text).toBe(`failed   it is broken
         mend it
ok       GET http://a/healthz by the load generator's pod: status 200 after 0.012 s
failed   GET http://a/healthz by the load generator's pod: status 503 after 0.012 s
failed   GET http://a/healthz by the load generator's pod: no answer: connection refused after 0.012 s
`);
});
