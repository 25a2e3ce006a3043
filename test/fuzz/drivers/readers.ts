import type { Random } from '../../oracle/random';
import type { FuzzDriver } from '../fuzz-driver';
import type { FuzzInput } from '../fuzz-input';
import { hostileName, hostileText } from '../generate/dictionary';
import { mutatedText } from '../generate/mutate-text';
import { secretsFor } from '../generate/secrets';
import { type DriverParts, manifestTrees, written } from './parts';
import { randomSides } from './review';

/** What is smaller than a command: the YAML reader alone, and the comment of the action. */
export function readersDriver(parts: DriverParts): FuzzDriver {
  return {
    name: 'readers',
    make(random: Random): FuzzInput {
      return random.chance(0.5) ? yamlInput(parts, random) : commentInput(parts, random);
    },
  };
}

function yamlInput({ corpus }: DriverParts, random: Random): FuzzInput {
  const content = written(manifestTrees(corpus, random), random);
  const damaged = typeof content === 'string' ? mutatedText(content, random) : content;
  return { target: 'yaml', args: [], files: [{ path: 'a.yaml', content: damaged }], stdin: '', secrets: [] };
}

function commentInput(parts: DriverParts, random: Random): FuzzInput {
  const { base, head, planted } = randomSides(parts, random);
  const paths = [random.pick(['dist', hostileName(random), hostileText(random)]), ...(random.chance(0.3) ? ['b'] : [])];
  const secrets = secretsFor([], planted);
  const files = [
    { path: 'base.yaml', content: base },
    { path: 'head.yaml', content: head },
  ];
  return {
    target: 'comment',
    args: [String(random.pick([8_000, 20_000, 65_000, 1_000_000])), ...paths],
    files,
    stdin: '',
    secrets,
  };
}
