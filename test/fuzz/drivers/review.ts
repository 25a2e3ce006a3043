import type { Random } from '../../oracle/random';
import type { FuzzDriver } from '../fuzz-driver';
import type { FuzzFile, FuzzInput } from '../fuzz-input';
import { randomFlags } from '../generate/command-line';
import { hostileText, NAMES } from '../generate/dictionary';
import { NO_SECRETS, type PlantedSecrets, plantSecrets, secretsFor } from '../generate/secrets';
import { copyOf, type Tree } from '../generate/tree';
import { commandInput, type DriverParts, manifestTrees, mutatedSet, written } from './parts';

/** Two sides of a change: one of them, or both, hostile. */
export interface Sides {
  readonly base: string | Uint8Array;
  readonly head: string | Uint8Array;
  readonly planted: PlantedSecrets;
}

/** Two files for `review`, with predictions in some. */
export function reviewDriver(parts: DriverParts): FuzzDriver {
  return {
    name: 'review',
    make(random: Random): FuzzInput {
      const { base, head, planted } = randomSides(parts, random);
      const isFile = random.chance(0.9);
      const files: FuzzFile[] = [
        { path: isFile ? 'base.yaml' : 'base/a.yaml', content: base },
        { path: isFile ? 'head.yaml' : 'head/a.yaml', content: head },
      ];
      if (random.chance(0.15)) {
        files.push({ path: '.cdk8s-inference-ignore', content: randomIgnoreFile(random) });
      }
      const names = isFile ? ['base.yaml', 'head.yaml'] : ['base', 'head'];
      const args = ['review', ...names, ...reviewFlags(parts, random)];
      return commandInput(args, files, { secrets: secretsFor(args, planted) });
    },
  };
}

/** Returns flags of `review`; a prediction is made in a part of the reviews only, as it takes most of the time. */
export function reviewFlags({ options }: DriverParts, random: Random): string[] {
  const flags = randomFlags(options.get('review') ?? [], random, {
    '--since': [],
    '--settings': [],
    '--no-prediction': [],
    '--ignore-file': ['head.yaml', 'missing'],
  });
  return [...flags, ...(random.chance(0.8) ? ['--no-prediction'] : [])];
}

/** Returns two sides of a change. */
export function randomSides({ corpus }: DriverParts, random: Random): Sides {
  const known = corpus.change(random);
  const sides: { base: Tree[]; head: Tree[] } = random.chance(0.6)
    ? { base: [...known.base], head: [...known.head] }
    : alike(manifestTrees(corpus, random));
  const changed = random.pick(['base', 'head', 'both'] as const);
  const side = (name: 'base' | 'head'): Tree[] =>
    changed === name || changed === 'both' ? mutatedSet(sides[name], corpus, random) : sides[name];
  const [base, head] = [side('base').map(copyOf), side('head').map(copyOf)];
  const planted = random.chance(0.2) ? plantBoth(base, head, random) : NO_SECRETS;
  const isKept = planted !== NO_SECRETS;
  return { base: written(base, random, isKept), head: written(head, random, isKept), planted };
}

function plantBoth(base: Tree[], head: Tree[], random: Random): PlantedSecrets {
  const [before, after] = [plantSecrets(base, random, 'b'), plantSecrets(head, random, 'h')];
  return { always: [...before.always, ...after.always], usually: [...before.usually, ...after.usually] };
}

function alike(trees: Tree[]): { readonly base: Tree[]; readonly head: Tree[] } {
  return { base: trees, head: trees };
}

function randomIgnoreFile(random: Random): string {
  const pattern = (): string =>
    random.pick([
      '*',
      '**',
      '*'.repeat(40),
      '*a'.repeat(30),
      'Deployment/*',
      '/spec/**',
      '[a',
      '{a,b}',
      '(a+)+$',
      '?'.repeat(1000),
      ...NAMES,
    ]);
  const line = (): string =>
    random.pick([
      pattern(),
      `${pattern()} ${pattern()}`,
      `${pattern()} ${pattern()} ${pattern()}`,
      `# ${hostileText(random)}`,
      `!${pattern()}`,
    ]);
  return Array.from({ length: random.int(1, 5) }, line).join('\n');
}
