import type { Random } from '../../oracle/random';
import type { FuzzDriver } from '../fuzz-driver';
import type { FuzzFile, FuzzInput } from '../fuzz-input';
import { NAMES } from '../generate/dictionary';
import { secretsFor } from '../generate/secrets';
import { commandInput, type DriverParts } from './parts';
import { randomSides, reviewFlags } from './review';

const CANARY = 'touch @CANARY@';
/** What a pull request could bring along to have a program run something, or read elsewhere. */
const HOSTILE: readonly (readonly FuzzFile[])[] = [
  [
    { path: 'dist/HEAD', content: 'ref: refs/heads/main\n' },
    { path: 'dist/objects/keep', content: '' },
    { path: 'dist/refs/keep', content: '' },
    {
      path: 'dist/packed-refs',
      content:
        '# pack-refs with: peeled fully-peeled sorted \n1111111111111111111111111111111111111111 refs/remotes/origin/main\n1111111111111111111111111111111111111111 refs/heads/main\n',
    },
    {
      path: 'dist/config',
      content: `[core]\nrepositoryformatversion = 1\nbare = true\nfsmonitor = ${CANARY}\npager = ${CANARY}\nsshCommand = ${CANARY}\n[extensions]\npartialClone = origin\n[remote "origin"]\nurl = .\npromisor = true\nuploadpack = ${CANARY}; git-upload-pack\n[filter "x"]\nclean = ${CANARY}\nsmudge = ${CANARY}\n[diff "x"]\ntextconv = ${CANARY}\n`,
    },
  ],
  [
    { path: '.gitattributes', content: '* filter=x diff=x merge=x text eol=crlf ident working-tree-encoding=UTF-16\n' },
    { path: 'dist/.gitattributes', content: '* filter=x diff=x export-subst\n' },
  ],
  [{ path: '.gitmodules', content: `[submodule "x"]\npath = dist/x\nurl = -u./payload\nupdate = !${CANARY}\n` }],
  [{ path: 'dist/link.yaml', content: '', link: '@OUTSIDE@' }],
  [{ path: 'dist/up.yaml', content: '', link: '../../outside.yaml' }],
  [{ path: 'dist/loop.yaml', content: '', link: 'loop.yaml' }],
  [{ path: 'dist/inner', content: '', link: '..' }],
  [{ path: '.cdk8s-inference.yaml', content: '', link: '@OUTSIDE@' }],
  [{ path: '.cdk8s-inference-ignore', content: '', link: '@OUTSIDE@' }],
  [{ path: 'dist/a\nb.yaml', content: 'a: 1\n' }],
  [{ path: 'dist/\u001b[31m.yaml', content: 'kind: [\n' }],
  [{ path: 'dist/::error::x.yaml', content: 'kind: [\n' }],
  [{ path: 'dist/"quoted" \\ .yaml', content: 'kind: [\n' }],
];
const REFS = [
  'HEAD~1',
  'missing',
  '--output=x',
  '-x',
  '',
  'main:dist',
  'main^{tree}',
  'main..HEAD',
  '@{-1}',
  ':/x',
  'refs/heads/main',
  '0000000000000000000000000000000000000000',
];

/** Git repositories for `review --since` and `review git:REF`. */
export function sinceDriver(parts: DriverParts): FuzzDriver {
  return {
    name: 'since',
    make(random: Random): FuzzInput {
      const { base, head, planted } = randomSides(parts, random);
      const extra = random.chance(0.6) ? random.pick(HOSTILE) : [];
      const isInBase = random.chance(0.3);
      const before: FuzzFile[] = [{ path: 'dist/a.yaml', content: base }, ...(isInBase ? extra : [])];
      const after: FuzzFile[] = [{ path: 'dist/a.yaml', content: head }, ...extra];
      const odd = ['.', 'dist/a.yaml', 'missing', './dist/../dist', 'dist/', 'dist/inner', '..', 'dist/link.yaml'];
      const path = random.chance(0.7) ? 'dist' : random.pick(odd);
      const ref = random.chance(0.85) ? random.pick(['main', 'main', 'HEAD']) : random.pick([...REFS, ...NAMES]);
      const names = random.chance(0.8)
        ? [...random.pick([['--since', ref], [`--since=${ref}`]]), path]
        : [`git:${ref}${random.pick(['', ':dist', ':./dist', ':../..', ':/etc', ':dist/a.yaml'])}`, path];
      const args = ['review', ...names, ...reviewFlags(parts, random)];
      return commandInput(args, after, {
        repository: {
          commits: [
            { branch: 'main', files: before },
            { branch: 'pr', files: after },
          ],
          head: 'pr',
        },
        secrets: secretsFor(args, planted),
      });
    },
  };
}
