import { PassThrough } from 'node:stream';
import { Progress } from '../../lib/cli/progress';

/** A terminal that keeps what is written to it. */
function terminal(isTTY: boolean): { stream: PassThrough & { isTTY: boolean; columns: number }; text: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  let text = '';
  stream.on('data', (chunk) => (text += chunk));
  return { stream, text: () => text };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a bar is shown on a terminal once the work has taken a second, and is gone at its end', () => {
  const { stream, text } = terminal(true);
  const progress = new Progress(stream, 'simulating');
  progress.report(0.1);
  expect(text()).toBe('');
  jest.advanceTimersByTime(1500);
  progress.report(0.5);
  expect(text()).toContain('simulating');
  progress.report(0.9);
  progress.end();
  // The last that is written clears the line.
  expect(text().endsWith('\u001b[2K')).toBe(true);
});

test('nothing is shown in a pipeline, however long it takes', () => {
  const { stream, text } = terminal(false);
  const progress = new Progress(stream, 'simulating');
  jest.advanceTimersByTime(60_000);
  progress.report(0.5);
  progress.end();
  expect(text()).toBe('');
});
