import type { Random } from '../../oracle/random';
import type { FuzzFile, FuzzInput } from '../fuzz-input';
import { apiObject } from '../generate/api-object';
import type { CommandOptions } from '../generate/command-line';
import type { Corpus } from '../generate/corpus';
import { mutatedText } from '../generate/mutate-text';
import { mutatedTree } from '../generate/mutate-tree';
import { renderStream, type TreeStyle } from '../generate/render-tree';
import type { Tree } from '../generate/tree';

/** What drivers make inputs from. */
export interface DriverParts {
  readonly corpus: Corpus;
  readonly options: CommandOptions;
}

/** Returns an input of the program. */
export function commandInput(
  args: readonly string[],
  files: readonly FuzzFile[],
  rest: Partial<FuzzInput> = {},
): FuzzInput {
  return { target: 'cli', args, files, stdin: '', secrets: [], ...rest };
}

/** Returns a set of manifests: real ones, ones of the API's shape, or both, most of them changed here and there. */
export function manifestTrees(corpus: Corpus, random: Random): Tree[] {
  const real = corpus.manifests(random);
  const made = random.chance(0.3) ? Array.from({ length: random.int(1, 4) }, () => apiObject(random)) : [];
  const trees = made.length > 0 && random.chance(0.5) ? made : [...real, ...made];
  return mutatedSet(trees, corpus, random);
}

/** Returns a set with some of its objects changed. */
export function mutatedSet(trees: readonly Tree[], corpus: Corpus, random: Random): Tree[] {
  const donor = (): Tree => random.pick([...corpus.manifests(random), apiObject(random)]);
  const changed = random.int(0, Math.max(0, trees.length - 1));
  return trees.map((tree, index) =>
    index === changed || random.chance(0.2) ? mutatedTree(tree, random, donor) : tree,
  );
}

/**
 * Returns the text or the damaged bytes of trees.
 *
 * @param isKept whether the text stays as it is: damage can turn a planted Secret into something that is none.
 */
export function written(trees: readonly Tree[], random: Random, isKept = false): string | Uint8Array {
  const style: TreeStyle = random.pick(['block', 'block', 'block', 'flow', 'json'] as const);
  const text = renderStream(trees, style);
  return !isKept && random.chance(0.15) ? mutatedText(text, random) : text;
}
