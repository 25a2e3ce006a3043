import { readFileSync } from 'node:fs';
import { attempt, type CommandOptions, type CommandResult, run } from '../cluster/command';
import { type Ability, CLUSTER_VARIABLE, type TestCluster } from './cluster-description';

/** The cluster of this run. */
export const cluster: TestCluster = readCluster();

/** Runs kubectl and returns what it printed. */
export function kubectl(...args: string[]): Promise<string> {
  return kubectlWith({}, ...args);
}

/** Runs kubectl with something on its standard input, or with other options. */
export function kubectlWith(options: CommandOptions, ...args: string[]): Promise<string> {
  const [program = '', ...rest] = [...cluster.kubectl, ...args];
  return run(program, rest, { timeoutSeconds: 120, ...options });
}

/** Runs kubectl and returns its status and output, whatever they are. */
export function tryKubectl(...args: string[]): Promise<CommandResult> {
  return tryKubectlWith({}, ...args);
}

/** Runs kubectl with other options and returns its status and output, whatever they are. */
export function tryKubectlWith(options: CommandOptions, ...args: string[]): Promise<CommandResult> {
  const [program = '', ...rest] = [...cluster.kubectl, ...args];
  return attempt(program, rest, { timeoutSeconds: 120, ...options });
}

/** Runs a command where the cluster's addresses are reachable and returns what it printed. */
export function inside(...command: string[]): Promise<string> {
  const [program = '', ...rest] = [...cluster.inside, ...command];
  return run(program, rest, { timeoutSeconds: 120 });
}

/** Returns a field of one object by JSONPath, such as `{.status.replicas}`; empty when it is not there. */
export function field(namespace: string, object: string, path: string): Promise<string> {
  return kubectl('-n', namespace, 'get', object, '-o', `jsonpath=${path}`);
}

/** Declares a test that needs abilities: where the cluster lacks one it is skipped, and its title says why. */
export function testIfAble(abilities: readonly Ability[], title: string, body: () => Promise<void>): void {
  const reasons = abilities.flatMap((ability) => cluster.unable[ability] ?? []);
  if (reasons.length > 0) {
    test.skip(`${title} (skipped: ${reasons.join('; ')})`, body);
  } else {
    test(title, body);
  }
}

function readCluster(): TestCluster {
  const file = process.env[CLUSTER_VARIABLE];
  if (file === undefined) {
    throw new Error('the suites need a cluster; run them with: npm run test:e2e');
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
