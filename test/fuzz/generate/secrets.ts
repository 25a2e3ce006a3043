import type { Random } from '../../oracle/random';
import { below, put, type Tree, treeOf } from './tree';

/** Values that are told from others by their look or their name, with the part of each that nothing may show. */
const LOOKS: readonly (readonly [name: string, text: string, secret: string])[] = [
  ['GITHUB_TOKEN', 'ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5', 'ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'],
  ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzFUZZKEYx', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzFUZZKEYx'],
  ['DB_PASSWORD', 'hunter2-Zq81', 'hunter2-Zq81'],
  ['DATABASE_URL', 'postgres://app:Zq81-pw-kk@db:5432/x', 'Zq81-pw-kk'],
  ['OPENAI_KEY', 'sk-proj-aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7d', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7d'],
];

/** Texts that an output must not show. */
export interface PlantedSecrets {
  /** Whatever the flags say. */
  readonly always: readonly string[];
  /** Unless values are asked for with `--show-values`. */
  readonly usually: readonly string[];
}

/** No secrets. */
export const NO_SECRETS: PlantedSecrets = { always: [], usually: [] };

/** Returns what the outputs of a run with these arguments must not show. */
export function secretsFor(args: readonly string[], { always, usually }: PlantedSecrets): string[] {
  return args.some((each) => each.startsWith('--show-values')) ? [...always] : [...always, ...usually];
}

/**
 * Adds a Secret to a set, and a secret to the environment of its first container, and returns what must not be shown.
 *
 * @param turn changes what stands in the Secret, so that two sides differ.
 */
export function plantSecrets(trees: Tree[], random: Random, turn: string): PlantedSecrets {
  const secret = `S3cret-${turn}-${random.int(100_000, 999_999)}`;
  const isText = random.chance(0.5);
  const value = isText ? secret : Buffer.from(secret).toString('base64');
  const object = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'planted' },
    [isText ? 'stringData' : 'data']: { key: value },
  };
  trees.push(treeOf(object));
  return { always: [secret, value], usually: plantInEnvironment(trees, random) };
}

function plantInEnvironment(trees: readonly Tree[], random: Random): string[] {
  const [name, text, secret] = random.pick(LOOKS);
  const lists = trees.map((tree) => below(tree, 'spec', 'template', 'spec', 'containers'));
  const container = lists.flatMap((list) => (list?.kind === 'list' ? (list.items[0] ?? []) : []))[0];
  if (container?.kind !== 'map') {
    return [];
  }
  put(container, 'env', treeOf([{ name, value: text + random.pick(['', '', '\n']) }]));
  return [secret];
}
