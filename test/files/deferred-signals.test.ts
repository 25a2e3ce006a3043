import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'signals-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program that sends itself a signal while it writes a file. */
function ended(signal: NodeJS.Signals, before = ''): ReturnType<typeof spawnSync> {
  const outfile = join(folder, 'program.js');
  const contents = `
    import { writeFileSync } from 'node:fs';
    import { beforeSignals } from './lib/files/deferred-signals';
    ${before}
    setTimeout(() => {
      beforeSignals(() => {
        process.kill(process.pid, '${signal}');
        writeFileSync('${join(folder, signal)}', 'whole');
      });
      beforeSignals(() => undefined);
      setTimeout(() => process.exit(3), 1000);
    });`;
  const stdin = { contents, resolveDir: join(__dirname, '../..'), loader: 'ts' } as const;
  buildSync({ stdin, bundle: true, platform: 'node', outfile });
  return spawnSync(process.execPath, [outfile], { encoding: 'utf8' });
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends the process when the file is whole, and not before',
  (signal) => {
    expect(ended(signal)).toMatchObject({ signal, status: null });
    expect(readFileSync(join(folder, signal), 'utf8')).toBe('whole');
  },
);

test('who listens too decides whether the process ends', () => {
  expect(ended('SIGINT', "process.on('SIGINT', () => console.log('heard'));")).toMatchObject({
    status: 3,
    stdout: 'heard\n',
  });
});

test('a process that was sent nothing goes on', () => {
  expect(ended('SIGCONT' as NodeJS.Signals)).toMatchObject({ status: 3 });
});
