import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { outputOf, runCommand } from './support/run-command';

interface Entry {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, Entry>;
}

const ROOT = resolve(__dirname, '..');
const SCRIPT = join(ROOT, 'scripts/complete-lock.mjs');
const COMMITTED = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
const { packages }: Lock = JSON.parse(COMMITTED);
const folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-lock-'));
const file = join(folder, 'package-lock.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the committed lock file with one change, and returns the name of the copy. */
function changed(change: (packages: Record<string, Entry>) => void): string {
  const lock: Lock = JSON.parse(COMMITTED);
  change(lock.packages);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  return file;
}

const check = (path: string) => runCommand(process.execPath, [SCRIPT, '--check', path], { cwd: ROOT });
const entryOf = (all: Record<string, Entry>, name: string): Entry => {
  const entry = all[`node_modules/${name}`];
  if (entry === undefined) {
    throw new Error(`${name} is not in the lock file`);
  }
  return entry;
};

test('every package on every platform has a digest, and none names a host: if not, run npm run complete-lock', async () => {
  expect(await check('package-lock.json')).toMatchObject({ stdout: '', code: 0 });
});

test.each<{ why: string; change: (all: Record<string, Entry>) => void; says: string }>([
  {
    why: 'a package without a digest',
    change: (all) => delete entryOf(all, 'yaml').integrity,
    says: 'node_modules/yaml has no integrity',
  },
  {
    why: 'a digest that is not SHA-512',
    change: (all) => Object.assign(entryOf(all, 'yaml'), { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }),
    says: 'node_modules/yaml has integrity sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=',
  },
  {
    why: 'a mirror of the registry',
    change: (all) => Object.assign(entryOf(all, 'yaml'), { resolved: 'https://mirror.example.com/yaml-2.9.1.tgz' }),
    says: 'node_modules/yaml resolves to https://mirror.example.com/yaml-2.9.1.tgz',
  },
  {
    why: 'a commit of a repository',
    change: (all) => Object.assign(entryOf(all, 'yaml'), { version: 'git+ssh://git@example.com/yaml.git#abc' }),
    says: 'node_modules/yaml has version git+ssh:',
  },
  {
    why: 'a folder',
    change: (all) => Object.assign(entryOf(all, 'yaml'), { link: true }),
    says: 'node_modules/yaml is a link',
  },
  {
    why: "another platform's package that npm left out",
    change: (all) => delete all['node_modules/@esbuild/darwin-arm64'],
    says: 'node_modules/esbuild lists @esbuild/darwin-arm64, which has no entry',
  },
])('fails for $why', async ({ change, says }) => {
  const { stdout, code } = await check(changed(change));
  expect(stdout).toContain(says);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(1);
});

test('what npm left out comes back from the registry, byte by byte', async () => {
  changed((all) => {
    delete all['node_modules/@esbuild/darwin-arm64'];
    Object.assign(all, {
      'node_modules/@biomejs/cli-win32-x64': {
        version: entryOf(all, '@biomejs/cli-win32-x64').version,
        cpu: ['x64'],
        dev: true,
        optional: true,
        os: ['win32'],
      },
    });
  });
  await outputOf(process.execPath, [SCRIPT, file], { cwd: ROOT });
  expect(readFileSync(file, 'utf8')).toBe(COMMITTED);
}, 60_000);

describe('packages with a variant for each platform', () => {
  /** The packages by what they run on, of those that have five variants or more. */
  const families = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) => {
    const variants = Object.keys(optionalDependencies).flatMap((name) => packages[`node_modules/${name}`] ?? []);
    const native = variants.filter(({ os }) => os !== undefined);
    return native.length < 5 ? [] : [{ path, platforms: native.flatMap(platformsOf) }];
  });

  test('are those that are known', () => {
    const names = ['@biomejs/biome', '@parcel/watcher', '@swc/core', 'esbuild', 'unrs-resolver'];
    expect(families.map(({ path }) => path)).toEqual(names.map((name) => `node_modules/${name}`));
  });

  test.each(families)('$path runs on Linux, macOS and Windows', ({ platforms }) => {
    const common = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64'];
    expect(platforms).toEqual(expect.arrayContaining(common));
    if (platforms.includes('linux-x64-musl')) {
      expect(platforms).toEqual(expect.arrayContaining(['linux-arm64-musl', 'linux-arm64-glibc', 'linux-x64-glibc']));
    }
  });

  function platformsOf({ os = [], cpu = [], libc = [] }: Entry): string[] {
    const platforms = os.flatMap((system) => cpu.map((processor) => `${system}-${processor}`));
    return [...platforms, ...platforms.flatMap((platform) => libc.map((each) => `${platform}-${each}`))];
  }
});

test('what users of the package install runs no script', () => {
  const runtime = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  expect(runtime.length).toBeGreaterThan(10);
  expect(runtime.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
});
