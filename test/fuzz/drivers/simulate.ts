import scenarioSchema from '../../../schemas/scenario.schema.json';
import type { Random } from '../../oracle/random';
import type { FuzzDriver } from '../fuzz-driver';
import type { FuzzFile, FuzzInput } from '../fuzz-input';
import { randomFlags } from '../generate/command-line';
import { mutatedText } from '../generate/mutate-text';
import { mutatedTree } from '../generate/mutate-tree';
import { type JsonSchema, schemaValue } from '../generate/schema-value';
import { below, copyOf, put, type Tree, treeOf } from '../generate/tree';
import { commandInput, type DriverParts, mutatedSet, written } from './parts';

const SCHEMA = scenarioSchema as unknown as JsonSchema;
const OUTPUTS = ['out.txt', 'out.json', 'out.html', '/dev/null', '.', 'missing/out.txt'];
const FLAG_VALUES = {
  '--scenario': [],
  '--init': [],
  '--settings': ['settings.yaml'],
  '--runs': ['1', '1', '2', '3'],
  '--compare': ['service.yaml', 'missing.yaml'],
  '--output': OUTPUTS,
  '--record': ['record.jsonl', 'out.txt', '/dev/null', '.'],
  '--set': ['load.closed.users.constant=5', 'service.classes.0.cpuSeconds=0.01'],
};
const SETTINGS: FuzzFile = { path: 'settings.yaml', content: 'nodes: [{count: 2, cpu: 4, memory: 16Gi}]\n' };
/** So long is simulated, under so few users, where they are not themselves at fault: the reading is tried, not the computing. */
const SECONDS = [30, 60];
const USERS = [1, 5, 20];

/** Hostile manifests under a scenario that is sound. */
export function simulateDriver({ corpus, options }: DriverParts): FuzzDriver {
  return {
    name: 'simulate',
    make(random: Random): FuzzInput {
      if (random.chance(0.01)) {
        return commandInput(['simulate', '--init', random.pick(['new.yaml', '-', 'missing/x.yaml', '.'])], []);
      }
      const scenario = shortened(copyOf(corpus.scenario(random)), random);
      const service = mutatedSet(corpus.service(random), corpus, random);
      const files: FuzzFile[] = [
        { path: 'service.yaml', content: written(service, random) },
        { path: 'scenario.yaml', content: written([scenario], random) },
        SETTINGS,
      ];
      const flags = randomFlags(options.get('simulate') ?? [], random, FLAG_VALUES, 0.1);
      return commandInput(['simulate', 'service.yaml', '--scenario', 'scenario.yaml', ...flags], files);
    },
  };
}

/** Hostile scenarios, settings by `--set`, and traces in CSV files, for a service that is sound. */
export function scenarioDriver({ corpus, options }: DriverParts): FuzzDriver {
  return {
    name: 'scenario',
    make(random: Random): FuzzInput {
      const seed = random.chance(0.4) ? schemaValue(SCHEMA, random) : copyOf(corpus.scenario(random));
      shortened(seed, random);
      const trace = random.chance(0.2) ? traceFile(random) : undefined;
      if (trace !== undefined) {
        put(
          seed,
          'load',
          treeOf({
            open: {
              perSecond: {
                trace: {
                  csv: random.chance(0.9) ? trace.path : random.pick(['@OUTSIDE@', '../outside.yaml', '/dev/zero']),
                },
              },
            },
          }),
        );
      }
      const donor = (): Tree => schemaValue(SCHEMA, random);
      const scenario = random.chance(0.8) ? mutatedTree(seed, random, donor) : seed;
      const content = written([scenario], random);
      const service = written([...corpus.service(random)], random);
      const files: FuzzFile[] = [
        { path: 'service.yaml', content: service },
        { path: 'scenario.yaml', content },
        SETTINGS,
        ...(trace === undefined ? [] : [trace]),
      ];
      const flags = randomFlags(options.get('simulate') ?? [], random, FLAG_VALUES, 0.1);
      return commandInput(['simulate', 'service.yaml', '--scenario', 'scenario.yaml', ...flags], files);
    },
  };
}

function shortened(scenario: Tree, random: Random): Tree {
  put(scenario, 'durationSeconds', treeOf(random.pick(SECONDS)));
  put(below(scenario, 'load', 'closed'), 'users', treeOf({ constant: random.pick(USERS) }));
  put(below(scenario, 'load', 'open'), 'rate', treeOf({ constant: random.pick(USERS) }));
  return scenario;
}

function traceFile(random: Random): FuzzFile {
  const number = (): string =>
    random.pick(['0', '1', '5', '60', '-1', '1e400', 'NaN', '', '"1"', '1e9', '0.1', '1,5', ' 2 ']);
  const count = random.pick([0, 1, 3, 100, random.chance(0.05) ? 100_000 : 10]);
  const rows = Array.from(
    { length: count },
    (_, index) => `${random.chance(0.8) ? index * 10 : number()}${random.pick([',', ',', ';', '\t'])}${number()}`,
  );
  const text = `${random.pick(['', 'seconds,value\n', '# x\n', '\ufeff'])}${rows.join('\n')}\n`;
  const path = random.pick(['trace.csv', '../trace.csv', 'sub/trace.csv']);
  return { path: path.replace('../', ''), content: random.chance(0.2) ? mutatedText(text, random) : text };
}
