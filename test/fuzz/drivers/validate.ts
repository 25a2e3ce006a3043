import planSchema from '../../../schemas/validation-plan.schema.json';
import type { Random } from '../../oracle/random';
import type { FuzzDriver } from '../fuzz-driver';
import type { FuzzFile, FuzzInput } from '../fuzz-input';
import { randomFlags } from '../generate/command-line';
import { mutatedTree } from '../generate/mutate-tree';
import { type JsonSchema, schemaValue } from '../generate/schema-value';
import type { Tree } from '../generate/tree';
import { commandInput, type DriverParts, mutatedSet, written } from './parts';
import { runRecording } from './run-folders';

const SCHEMA = planSchema as unknown as JsonSchema;
const CONTEXTS = ['kind-none', 'docker-desktop', 'kind-missing'];
/**
 * Contexts without a cluster, which are refused at once, and one whose server is behind a closed port: that is tried again
 * and again for seconds, so few inputs name it.
 */
const KUBECONFIG = `apiVersion: v1
kind: Config
current-context: kind-none
clusters:
  - {name: closed, cluster: {server: "https://127.0.0.1:1"}}
contexts:
  - {name: kind-none, context: {cluster: none, user: nobody}}
  - {name: docker-desktop, context: {cluster: none, user: nobody}}
  - {name: kind-closed, context: {cluster: closed, user: nobody}}
users:
  - {name: nobody, user: {token: none}}
`;

/** Plans, and run folders to go on with, for `validate`, as far as they are read before a cluster answers. */
export function validateDriver({ corpus, options }: DriverParts): FuzzDriver {
  const flagsOf = (random: Random): string[] =>
    randomFlags(options.get('validate') ?? [], random, {
      '--plan': [],
      '--resume': [],
      '--init': ['plan.yaml', 'new.yaml', 'missing/x.yaml'],
      '--context': random.chance(0.01) ? ['kind-closed'] : CONTEXTS,
      '--out': ['out', 'plan.yaml', '.'],
    });
  return {
    name: 'validate',
    make(random: Random): FuzzInput {
      const kubeconfig: FuzzFile = { path: 'kubeconfig', content: KUBECONFIG };
      if (random.chance(0.4)) {
        const recording = { path: 'run/recording.jsonl', content: runRecording(corpus.runRecording(), random) };
        return commandInput(['validate', '--resume', 'run', ...flagsOf(random)], [kubeconfig, recording]);
      }
      const seed = random.chance(0.4) ? schemaValue(SCHEMA, random) : corpus.plan(random);
      const plan = random.chance(0.8) ? mutatedTree(seed, random, (): Tree => schemaValue(SCHEMA, random)) : seed;
      const service = mutatedSet(corpus.service(random), corpus, random);
      const files = [
        kubeconfig,
        { path: 'plan.yaml', content: written([plan], random) },
        { path: 'dist/local/service.yaml', content: written(service, random) },
      ];
      return commandInput(['validate', '--plan', 'plan.yaml', ...flagsOf(random)], files);
    },
  };
}
