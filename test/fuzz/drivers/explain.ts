import type { Random } from '../../oracle/random';
import type { FuzzDriver } from '../fuzz-driver';
import type { FuzzInput } from '../fuzz-input';
import { randomFlags } from '../generate/command-line';
import { hostileName } from '../generate/dictionary';
import { below } from '../generate/tree';
import { commandInput, type DriverParts, manifestTrees, mutatedSet, written } from './parts';

/** Autoscalers for `explain`; now and then a name for `rules`. */
export function explainDriver({ corpus, options }: DriverParts): FuzzDriver {
  return {
    name: 'explain',
    make(random: Random): FuzzInput {
      if (random.chance(0.02)) {
        return commandInput(['rules', hostileName(random).replaceAll('\0', '')], []);
      }
      const scaling = [...corpus.service(random)].filter((tree) => {
        const kind = below(tree, 'kind');
        return kind?.kind === 'scalar' && kind.value === 'HorizontalPodAutoscaler';
      });
      const trees = random.chance(0.8) ? mutatedSet(scaling, corpus, random) : manifestTrees(corpus, random);
      const flags = randomFlags(options.get('explain') ?? [], random);
      return commandInput(['explain', 'head.yaml', ...flags], [{ path: 'head.yaml', content: written(trees, random) }]);
    },
  };
}
