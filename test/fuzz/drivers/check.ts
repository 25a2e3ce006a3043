import type { Random } from '../../oracle/random';
import type { FuzzDriver } from '../fuzz-driver';
import type { FuzzInput } from '../fuzz-input';
import { randomFlags } from '../generate/command-line';
import { NO_SECRETS, plantSecrets, secretsFor } from '../generate/secrets';
import { commandInput, type DriverParts, manifestTrees, written } from './parts';

/** Manifests for `check`: one file, a folder, or standard input. */
export function checkDriver({ corpus, options }: DriverParts): FuzzDriver {
  return {
    name: 'check',
    make(random: Random): FuzzInput {
      const trees = manifestTrees(corpus, random);
      const planted = random.chance(0.2) ? plantSecrets(trees, random, 'a') : NO_SECRETS;
      const content = written(trees, random, planted !== NO_SECRETS);
      const flags = randomFlags(options.get('check') ?? [], random, { '--settings': [] });
      const isInput = typeof content === 'string' && random.chance(0.1);
      const path = isInput ? '-' : random.pick(['head.yaml', '.', 'head.yaml', 'sub']);
      const files = [
        { path: 'head.yaml', content },
        { path: 'sub/other.json', content: random.chance(0.5) ? content : '{}' },
      ];
      const secrets = secretsFor(flags, planted);
      return commandInput(['check', ...flags, path], files, { stdin: isInput ? content : '', secrets });
    },
  };
}
