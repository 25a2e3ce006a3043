import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

const ROOT = resolve(__dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const filesOf = (folder: string): string[] => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`);
const WORKFLOWS = [...filesOf('.github/workflows'), ...filesOf('examples/workflows')];
const PINNED = [...WORKFLOWS, 'action.yml', 'README.md', 'docs/review.md'];
/** This action, from outside and as it is checked out; the user writes the id of a commit. */
const OWN = ['OWNER/cdk8s-inference@COMMIT', './action'];
/** Actions that read what a pull request brings and run nothing of it. */
const READERS = ['actions/checkout', 'actions/download-artifact', 'OWNER/cdk8s-inference', './action'];

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly 'timeout-minutes'?: number;
  readonly needs?: string;
  readonly environment?: string;
}
interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflowOf = (file: string): Workflow => parse(read(file));
const isWriter = ({ permissions = {} }: Job): boolean => Object.values(permissions).includes('write');
/** Lines `uses:` of a text, with the remark after them. */
const usesOf = (text: string): string[] => [...text.matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, value = '']) => value);

test('actions of others are pinned by the id of a commit, with the version beside it, and alike everywhere', () => {
  const all = PINNED.flatMap((file) => usesOf(read(file)));
  const others = all.filter((each) => !OWN.includes(each));
  expect(others.length).toBeGreaterThan(10);
  expect(others.filter((each) => !/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(each))).toEqual([]);
  const versions = new Map<string, Set<string>>();
  for (const each of others) {
    const [name = '', version = ''] = each.split('@');
    versions.set(name, (versions.get(name) ?? new Set()).add(version));
  }
  expect([...versions].filter(([, used]) => used.size > 1)).toEqual([]);
});

test('no other file of the repository uses actions', () => {
  const workflows = filesOf('.github').filter((file) => file !== '.github/workflows');
  expect(workflows).toEqual(['.github/dependabot.yml']);
  const pages = ['README.md', 'CONTRIBUTING.md', ...filesOf('docs')].filter((file) => file.endsWith('.md'));
  expect(pages.filter((file) => usesOf(read(file)).length > 0)).toEqual(['README.md', 'docs/review.md']);
});

test.each(WORKFLOWS)(
  '%s gives each job the permissions that it needs, and has no script that a name could change',
  (file) => {
    const { permissions, jobs } = workflowOf(file);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      for (const { uses, run, with: inputs } of job.steps) {
        expect(run ?? '').not.toContain('${{');
        if (uses?.startsWith('actions/checkout@')) {
          expect(inputs?.['persist-credentials']).toBe(false);
        }
        if (uses?.startsWith('actions/setup-node@')) {
          expect(inputs?.['package-manager-cache']).toBe(false);
        }
      }
    }
  },
);

test.each(WORKFLOWS.filter((file) => !file.endsWith('release.yml')))(
  '%s runs nothing that a pull request brings where a token may write or a secret is',
  (file) => {
    const { on, jobs } = workflowOf(file);
    expect(on).toBe('pull_request');
    expect(read(file)).not.toMatch(/secrets\.|pull_request_target|workflow_run|allow-unsafe/);
    const writers = Object.values(jobs).filter(isWriter);
    expect(writers).toHaveLength(1);
    for (const { uses = '', run } of writers.flatMap(({ steps }) => steps)) {
      expect(run).toBeUndefined();
      expect(READERS).toContain(uses.split('@')[0]);
    }
    for (const { permissions } of Object.values(jobs).filter((job) => !isWriter(job))) {
      expect(permissions).toEqual({ contents: 'read' });
    }
  },
);

test('the workflow here runs the action of the base branch, and the checkout of the pull request is beside it', () => {
  const [action, head, review] = workflowOf('.github/workflows/review.yml').jobs.review?.steps ?? [];
  expect(action?.with).toMatchObject({ path: 'action', ref: expect.stringContaining('pull_request.base.sha') });
  expect(head?.with).toMatchObject({ path: 'head', 'fetch-depth': 0 });
  expect(review).toMatchObject({ uses: './action', with: { 'working-directory': 'head' } });
});

test('a release is tested, then packed without secrets, then published with provenance', () => {
  const { on, jobs } = workflowOf('.github/workflows/release.yml');
  expect(on).toEqual({ push: { tags: ['v*'] } });
  const { pack, publish } = jobs;
  expect(pack?.permissions).toEqual({ contents: 'read' });
  const scripts = pack?.steps.flatMap(({ run }) => run ?? []) ?? [];
  expect(scripts.indexOf('npm ci')).toBeLessThan(scripts.indexOf('npm test'));
  expect(scripts.indexOf('npm test')).toBeLessThan(scripts.indexOf('npm pack'));
  expect(publish).toMatchObject({ needs: 'pack', environment: 'npm', permissions: { 'id-token': 'write' } });
  const runs = publish?.steps.filter(({ run }) => run !== undefined) ?? [];
  expect(runs.map(({ run }) => run)).toEqual(['npm publish ./*.tgz --provenance --access public --ignore-scripts']);
  expect(JSON.stringify({ ...publish, steps: publish?.steps.filter((step) => !runs.includes(step)) })).not.toContain(
    'secrets.',
  );
  expect(JSON.stringify(pack)).not.toContain('secrets.');
});

test('Dependabot looks at every folder with workflows, and at the packages', () => {
  const { updates } = parse(read('.github/dependabot.yml'));
  const byEcosystem = new Map(
    updates.map((each: { 'package-ecosystem': string }) => [each['package-ecosystem'], each]),
  );
  const folders = new Set(WORKFLOWS.map((file) => `/${dirname(file)}`.replace('/.github/workflows', '/')));
  expect(byEcosystem.get('github-actions')).toMatchObject({ directories: [...folders] });
  expect(byEcosystem.get('npm')).toMatchObject({ directory: '/' });
});
