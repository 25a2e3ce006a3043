import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { autoscaler, deployment } from '../../lib/rules/example';

/*
 * The program as a process of its own, in a shell, with real pipes, devices, links and disks.
 */
const ROOT = join(__dirname, '../..');
const PROGRAM = join(ROOT, `.synth/hostile-files-${process.pid}.js`);
const MANIFESTS = deployment() + autoscaler();
const SCENARIO = `schemaVersion: 1
durationSeconds: 60
service: { classes: [{ name: x, cpuSeconds: { lognormal: { mean: 0.01, cv: 0.3 } } }] }
load: { closed: { users: { trace: { csv: TRACE } } } }
`;
const IS_ROOT = process.getuid?.() === 0;
const CAN_MOUNT = IS_ROOT && spawnSync('unshare', ['--mount', 'true']).status === 0;

jest.setTimeout(120_000);

let folder: string;
beforeAll(() => {
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['lib/cli/main.ts'],
    bundle: true,
    platform: 'node',
    packages: 'external',
    outfile: PROGRAM,
  });
});
afterAll(() => rmSync(PROGRAM, { force: true }));
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hostile-')));
  chmodSync(folder, 0o755);
  write('web.yaml', MANIFESTS);
  write('outside/secret.yaml', 'apiVersion: v1\nkind: SECRET [\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): string {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  return path;
}

interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of shell in which `$CLI` is the program; ends it after 20 s, which is a failure. */
function shell(line: string, cwd = folder): Answer {
  const env = { ...process.env, CLI: `"${process.execPath}" "${PROGRAM}"` };
  const script = line.replaceAll('$CLI', env.CLI);
  const { status, stdout, stderr, signal } = spawnSync('bash', ['-o', 'pipefail', '-c', script], {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(signal).toBeNull();
  return { code: status, stdout, stderr };
}

const oneLine = (stderr: string): void => expect(stderr).toMatch(/^'[^\n]+\n$/);

describe('what the user gives as an open descriptor is read', () => {
  test.each([
    '$CLI check <(cat web.yaml) --fail-on never',
    'cat web.yaml | $CLI check /dev/stdin --fail-on never',
    '$CLI check /dev/stdin --fail-on never < web.yaml',
    'cat web.yaml | $CLI check --fail-on never',
    '$CLI check web.yaml --settings /dev/null --fail-on never',
    '$CLI check web.yaml --settings <(echo "kubernetesVersion: \'1.34\'") --fail-on never',
  ])('%s', (line) => {
    expect(shell(line)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('fails with one line and exit code 2 within a moment', () => {
  beforeEach(() => {
    execFileSync('mkfifo', [join(folder, 'pipe.yaml'), join(folder, 'recording.jsonl')]);
    write('scenario.yaml', SCENARIO.replace('TRACE', 'pipe.yaml'));
    write(
      'plan.yaml',
      'allowedContexts: [a]\nmanifests: [pipe.yaml]\nloadGenerator: {nodePort: 1}\nphases: {preflight: }\n',
    );
  });

  test.each([
    '$CLI check pipe.yaml',
    '$CLI check .',
    '$CLI check /dev/zero',
    '$CLI check - < /dev/zero',
    '$CLI check - 0> written.yaml',
    '$CLI replay - 0> written.jsonl',
    '$CLI check - < .',
    '$CLI check web.yaml --settings pipe.yaml',
    '$CLI explain /dev/urandom',
    '$CLI review web.yaml pipe.yaml',
    '$CLI review web.yaml web.yaml --ignore-file /dev/zero',
    '$CLI review web.yaml web.yaml --scenarios pipe.yaml',
    '$CLI simulate web.yaml --scenario /dev/zero',
    '$CLI simulate web.yaml --scenario scenario.yaml',
    '$CLI replay recording.jsonl',
    'head -c 50000000 /dev/zero | $CLI replay -',
    '$CLI replay web.yaml --autoscaler pipe.yaml',
    '$CLI report .',
    '$CLI calibrate .',
    '$CLI validate --resume .',
    '$CLI validate --plan pipe.yaml',
    '$CLI validate --plan plan.yaml',
    '$CLI validate --init pipe.yaml',
    '$CLI simulate web.yaml --scenario x.yaml --output pipe.yaml',
  ])('%s', (line) => {
    const { code, stderr } = shell(line);
    expect({ code, stderr }).toMatchObject({ code: 2 });
    oneLine(stderr);
  });
});

describe('what leads out of the folder is refused, and nothing of it is shown', () => {
  const refused = ({ code, stdout, stderr }: Answer, name: string): void => {
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(name) });
    expect(stdout + stderr).not.toContain('SECRET');
  };

  beforeEach(() => write('in/web.yaml', MANIFESTS));

  test('by a link in a folder that is read', () => {
    symlinkSync('../outside/secret.yaml', join(folder, 'in/link.yaml'));
    refused(shell('$CLI check in'), "'in/link.yaml' is a symbolic link that leads out");
    refused(shell('$CLI review web.yaml in'), "'in/link.yaml' (head) is a symbolic link");
    refused(shell('$CLI review in web.yaml'), "'in/link.yaml' (base) is a symbolic link");
  });

  test.each(['../outside/secret.yaml', '/etc/hostname', 'link.csv', 'up/outside/secret.yaml'])(
    'by the trace of a scenario: %s',
    (path) => {
      symlinkSync('../outside/secret.yaml', join(folder, 'in/link.csv'));
      symlinkSync('..', join(folder, 'in/up'));
      write('in/scenario.yaml', SCENARIO.replace('TRACE', path));
      const message = path.startsWith('/') ? "is an absolute path; name a file below 'in'" : "leads out of 'in'";
      refused(shell('$CLI simulate web.yaml --scenario in/scenario.yaml'), message);
      refused(shell('$CLI review web.yaml web.yaml --scenarios in/scenario.yaml'), message);
    },
  );

  test.each(['../outside', '/etc', '../outside/secret.yaml', 'link'])('by the manifests of a plan: %s', (path) => {
    symlinkSync('../outside', join(folder, 'in/link'));
    write(
      'in/plan.yaml',
      `allowedContexts: [a]\nmanifests: ['${path}']\nloadGenerator: {nodePort: 1}\nphases: {preflight: }\n`,
    );
    refused(shell('$CLI validate --plan in/plan.yaml'), "'");
  });

  test.each([
    { file: '.cdk8s-inference.yaml', line: '$CLI check web.yaml' },
    { file: '.cdk8s-inference-ignore', line: '$CLI review web.yaml web.yaml' },
    { file: 'recording.jsonl', line: '$CLI report .' },
    { file: 'recording.jsonl', line: '$CLI validate --resume .' },
  ])('by $file where the program runs', ({ file, line }) => {
    symlinkSync('../outside/secret.yaml', join(folder, 'in', file));
    refused(shell(line, join(folder, 'in')), `'${file}' is a symbolic link (or lies behind one) that leads out`);
  });

  test('by the folder of scenarios where the program runs', () => {
    symlinkSync('../outside', join(folder, 'in/scenarios'));
    write('in/other.yaml', MANIFESTS.replace('maxReplicas: 10', 'maxReplicas: 20'));
    refused(shell('$CLI review web.yaml other.yaml', join(folder, 'in')), "'scenarios' is a symbolic link");
  });

  test('but a link that the user names is followed', () => {
    symlinkSync('../web.yaml', join(folder, 'in/named.yaml'));
    symlinkSync('in', join(folder, 'alias'));
    rmSync(join(folder, 'in/web.yaml'));
    expect(shell('$CLI check in/named.yaml --fail-on never').code).toBe(0);
    symlinkSync('outside', join(folder, 'elsewhere'));
    write('outside/secret.yaml', MANIFESTS);
    expect(shell('$CLI check elsewhere --fail-on never').code).toBe(0);
  });
});

(IS_ROOT ? test : test.skip)('fails naming every folder that cannot be read (needs root, to be another user)', () => {
  write('tree/web.yaml', MANIFESTS);
  for (const path of ['tree/a', 'tree/b/c']) {
    write(join(path, 'x.yaml'), MANIFESTS);
    chmodSync(join(folder, path), 0);
  }
  const { code, stderr } = shell('setpriv --reuid 65534 --clear-groups $CLI check tree');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^'tree\/a' cannot be read: permission denied \(EACCES\).*\n'tree\/b\/c' cannot be read.*\n$/);
});

describe('outputs', () => {
  const RUN = '$CLI review web.yaml web.yaml --fail-on none';

  test('a full disk is one line and exit code 74', () => {
    const stdout = shell('$CLI rules > /dev/full');
    expect(stdout).toMatchObject({ code: 74, stderr: expect.stringContaining('the disk is full (ENOSPC)') });
    oneLine(stdout.stderr);
    const file = shell(`${RUN} --output /dev/full`);
    expect(file.code).toBe(74);
    oneLine(file.stderr);
    expect(shell('$CLI rules > /dev/full 2> /dev/full').code).toBe(74);
  });

  test('a reader that has seen enough is no fault', () => {
    expect(shell('$CLI rules | head -1')).toMatchObject({ code: 0, stderr: '' });
    expect(shell('$CLI rules | true')).toMatchObject({ code: 0, stderr: '' });
    expect(shell(`${RUN} --output /dev/stdout | true`)).toMatchObject({ code: 0, stderr: '' });
    expect(shell('$CLI rules > out 2>&-').code).toBe(0);
    expect(shell('$CLI check none 2> >(true)').code).toBe(2);
  });

  test('a long text is whole in a pipe, however slow its reader is', () => {
    const { stdout } = shell('$CLI rules | (sleep 1; cat)');
    expect(stdout).toBe(shell('$CLI rules').stdout);
  });

  (CAN_MOUNT ? test : test.skip)('a file on a full disk is left as it was, with nothing beside it (needs root)', () => {
    mkdirSync(join(folder, 'disk'));
    const { code, stdout, stderr } = shell(`unshare --mount bash -c '
      mount -t tmpfs -o size=64k none disk && echo before > disk/review.html && (cat /dev/zero > disk/fill) 2> /dev/null
      ${RUN} --output disk/review.html --output disk/new.md; code=$?
      ls -A disk; cat disk/review.html; exit $code'`);
    expect({ code, stdout }).toEqual({ code: 74, stdout: 'fill\nreview.html\nbefore\n' });
    oneLine(stderr);
  });

  test.each([
    { why: 'twice the same file', line: `${RUN} --output a.md --output ./a.md`, message: 'written by the same run' },
    { why: 'an input', line: `${RUN} --output web.yaml`, message: "is also an input, 'web.yaml'" },
    { why: 'a symbolic link', line: `ln -s web.yaml l.md; ${RUN} --output l.md`, message: 'is a symbolic link' },
    { why: 'a folder', line: `${RUN} --output outside`, message: 'is a folder; name a file in it' },
    {
      why: 'the scenario',
      line: '$CLI simulate --init s.yaml; $CLI simulate web.yaml --scenario s.yaml --output s.yaml',
      message: "is also an input, 's.yaml'",
    },
    {
      why: 'the record and the report in one file',
      line: '$CLI simulate web.yaml --scenario s.yaml --output o --record o',
      message: "'--record' names 'o', which is also 'o', written by the same run",
    },
  ])('fail for $why, and nothing is changed', ({ line, message }) => {
    const { code, stderr } = shell(line);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
    oneLine(stderr);
    expect(readFileSync(join(folder, 'web.yaml'), 'utf8')).toBe(MANIFESTS);
  });
});
