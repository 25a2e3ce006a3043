import settingsSchema from '../../../schemas/check-settings.schema.json';
import type { Random } from '../../oracle/random';
import type { FuzzDriver } from '../fuzz-driver';
import type { FuzzInput } from '../fuzz-input';
import { randomFlags } from '../generate/command-line';
import { mutatedTree } from '../generate/mutate-tree';
import { type JsonSchema, schemaValue } from '../generate/schema-value';
import type { Tree } from '../generate/tree';
import { commandInput, type DriverParts, written } from './parts';

/** Options that this driver gives itself, or does without. */
const NO_FILES = { '--settings': [], '--since': [], '--output': [] };
const SCHEMA = settingsSchema as unknown as JsonSchema;

/** Settings for `check`, `review` and `simulate`, of the file that they look for or a named one. */
export function settingsDriver(parts: DriverParts): FuzzDriver {
  const { corpus, options } = parts;
  return {
    name: 'settings',
    make(random: Random): FuzzInput {
      const path = random.chance(0.5) ? '.cdk8s-inference.yaml' : 'settings.yaml';
      const { base, head } = corpus.change(random);
      const files = [
        { path, content: written([randomSettings(parts, random)], random) },
        { path: 'base.yaml', content: written(base, random) },
        { path: 'head.yaml', content: written(head, random) },
      ];
      const named = path === 'settings.yaml' ? ['--settings', path] : [];
      return commandInput(random.chance(0.6) ? checkArgs(named, random) : reviewArgs(named, random), files);
    },
  };

  function checkArgs(named: readonly string[], random: Random): string[] {
    return ['check', ...named, ...randomFlags(options.get('check') ?? [], random, NO_FILES), 'head.yaml'];
  }

  function reviewArgs(named: readonly string[], random: Random): string[] {
    const flags = randomFlags(options.get('review') ?? [], random, NO_FILES);
    return ['review', ...named, ...flags, '--no-prediction', 'base.yaml', 'head.yaml'];
  }
}

function randomSettings({ corpus }: DriverParts, random: Random): Tree {
  const seed = random.chance(0.5) ? schemaValue(SCHEMA, random) : corpus.settings();
  return random.chance(0.8) ? mutatedTree(seed, random, () => schemaValue(SCHEMA, random)) : seed;
}
