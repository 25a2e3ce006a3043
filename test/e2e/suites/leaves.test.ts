/** @jest-environment node */
import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from '../cluster/places';
import { machineState } from '../support/machine-state';

/** What a command left behind. */
interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** A command under way. */
interface Running {
  readonly process: ChildProcess;
  /** Resolves when the output has a text, and rejects when the command ends before. */
  has(text: string): Promise<void>;
  readonly ended: Promise<Ended>;
}

const before = machineState();

beforeAll(async () => {
  const { output } = await cluster('status').ended;
  if (!/level 1: down\nlevel 2: down/.test(output)) {
    throw new Error(`a cluster is up; stop it first with: npm run cluster -- down\n${output}`);
  }
});

afterAll(() => cluster('down').ended);

test.each(['1', '2'])('level %s: down leaves nothing, and up and down twice are as once', async (level) => {
  expect(await cluster('up', '--level', level).ended).toMatchObject({ status: 0 });
  expect(machineState()).not.toEqual(before);
  const again = await cluster('up', '--level', level).ended;
  expect(again).toMatchObject({ status: 0, output: expect.stringContaining(`level-${level} is up already`) });
  expect((await cluster('status').ended).output).toContain(`level ${level}: up`);
  expect((await cluster('kubectl', 'get', 'nodes').ended).output).toContain('Ready');

  expect(await cluster('down').ended).toMatchObject({ status: 0 });
  expect(machineState()).toEqual(before);
  expect(await cluster('down').ended).toMatchObject({ status: 0 });
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s at the start leaves nothing, and a second start says who runs',
  async (signal) => {
    const up = cluster('up', '--level', '2');
    await up.has('start level 2 ...');
    const second = await cluster('up', '--level', '2').ended;
    expect(second).toMatchObject({
      status: 2,
      output: expect.stringMatching(/cluster up is already running as process \d+/),
    });
    up.process.kill(signal);
    expect(await up.ended).toMatchObject({ status: 130, output: expect.stringContaining('nothing stays running') });
    // the logs of a start that failed stay, for whoever wants to know why
    expect({ ...machineState(), folders: [] }).toEqual({ ...before, folders: [] });
    await cluster('down').ended;
    expect(machineState()).toEqual(before);
  },
);

test('what SIGKILL at the start leaves is removed by down', async () => {
  const up = cluster('up', '--level', '2');
  await up.has('start level 2 ...');
  await new Promise((resolve) => setTimeout(resolve, 6000));
  up.process.kill('SIGKILL');
  await up.ended;
  expect(machineState()).not.toEqual(before);
  await cluster('down').ended;
  const after = machineState();
  // a lock whose process is gone counts for nothing
  expect({ ...after, folders: after.folders.filter((name) => !name.endsWith('.lock')) }).toEqual(before);
});

/** Runs the command as it was bundled for `npm run cluster`. */
function cluster(...args: string[]): Running {
  const child = spawn(process.execPath, ['node_modules/.cache/e2e/cluster.js', ...args], { cwd: ROOT });
  let output = '';
  const ended = new Promise<Ended>((resolve) => child.on('close', (status) => resolve({ status, output })));
  const append = (text: Buffer): void => {
    output += text.toString();
  };
  child.stdout.on('data', append);
  child.stderr.on('data', append);
  const has = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (output.includes(text)) {
          resolve();
        }
      };
      child.stdout.on('data', look);
      void ended.then(() => reject(new Error(`ended before it said '${text}':\n${output}`)));
      look();
    });
  return { process: child, has, ended };
}
