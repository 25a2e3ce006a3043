import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { CommitLinks } from '../../../lib/cli/git/commit-links';
import { type GitFolder, gitFolder } from '../../support/git-folder';

// Real repositories on a busy machine take their time.
jest.setTimeout(120_000);
let repository: GitFolder;
beforeAll(() => {
  repository = gitFolder();
});
afterAll(() => repository.remove());

const part = fc.constantFrom('a', 'b', 'c', 'd');
const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const target = fc
  .tuple(
    fc.constantFrom('', '', '', '/'),
    fc.array(fc.constantFrom('a', 'b', 'c', 'd', '.', '..', ''), { maxLength: 5 }),
  )
  .map(([start, parts]) => start + parts.join('/') || '.');
const entry = fc.oneof(fc.constant({ target: undefined }), fc.record({ target }));
const commits = fc.dictionary(path, entry, { minKeys: 2, maxKeys: 10, noNullPrototype: false });

/** Makes a commit through git's own index, which drops entries that would be file and folder at once. */
function commitOf(entries: Readonly<Record<string, { readonly target: string | undefined }>>): string {
  const { path: cwd, git } = repository;
  const hash = (text: string): string =>
    execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd, input: text, encoding: 'utf8' }).trim();
  git('read-tree', '--empty');
  for (const [name, { target: to }] of Object.entries(entries)) {
    const mode = to === undefined ? '100644' : '120000';
    git('update-index', '--add', '--replace', '--cacheinfo', `${mode},${hash(to ?? name)},${name}`);
  }
  return git('commit-tree', git('write-tree'), '-m', 'x');
}

/** Where the file system says that a path of the folder leads: a path from there, or undefined for nowhere in it. */
function onDisk(folder: string, name: string): string | undefined {
  try {
    const real = realpathSync(join(folder, name));
    return real === folder || real.startsWith(`${folder}/`) ? relative(folder, real) : undefined;
  } catch {
    return undefined;
  }
}

test('links are followed as the file system follows those of a checkout', () => {
  const place = { top: repository.path, gitDirectory: `${repository.path}/.git` };
  let run = 0;
  fc.assert(
    fc.property(commits, fc.array(path, { minLength: 3, maxLength: 6 }), (entries, more) => {
      const links = new CommitLinks(place, commitOf(entries));
      run += 1;
      const folder = join(repository.path, `checkout ${run}`);
      repository.git('checkout-index', '--all', `--prefix=${folder}/`);
      for (const name of [...Object.keys(entries), ...more]) {
        const end = links.follow(name);
        const leads = typeof end === 'string' ? undefined : end.path;
        expect({ name, leads }).toEqual({ name, leads: onDisk(folder, name) });
      }
    }),
    { numRuns: 40 },
  );
});

test('a chain of 40 links is followed, and of 41 is not, as in Linux', () => {
  const entries = Object.fromEntries(
    Array.from({ length: 41 }, (_, index) => [`l${index + 1}`, { target: `l${index}` }]),
  );
  const links = new CommitLinks(
    { top: repository.path, gitDirectory: `${repository.path}/.git` },
    commitOf({ ...entries, l0: { target: undefined } }),
  );
  expect(links.follow('l40')).toMatchObject({ path: 'l0' });
  expect(links.follow('l41')).toBe('loop');
});
