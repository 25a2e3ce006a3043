import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Cluster, type ClusterOptions, type Level } from './cluster/cluster';
import { Interrupted, interrupt } from './cluster/command';
import { UsageError } from './cluster/lock';
import { ROOT } from './cluster/places';
import { say } from './cluster/progress';
import { givenCluster, leaveGivenCluster } from './given-cluster';
import { CLUSTER_VARIABLE, DIST_NAMESPACES, type TestCluster } from './support/cluster-description';

/** A suite's test files, and the cluster that is made for it and removed after it; some make clusters themselves. */
interface Suite {
  readonly files: readonly string[];
  readonly cluster: ClusterOptions | 'own';
}

/** How many tests ended how. */
interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** How one suite went. */
interface Result {
  readonly name: string;
  readonly counts: Counts;
  readonly seconds: number;
}

const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

const SUITES: Readonly<Record<string, Suite>> = {
  // metrics-server is among what is applied
  accepted: { files: ['metrics-server', 'network-policies', 'accepted'], cluster: { level: 1, metricsServer: false } },
  scales: { files: ['scales'], cluster: { level: 1, metricsServer: true } },
  review: { files: ['review'], cluster: { level: 1, metricsServer: false } },
  runs: { files: ['runs'], cluster: { level: 2, metricsServer: false } },
  loads: { files: ['loads'], cluster: { level: 2, metricsServer: false } },
  validate: { files: ['validate'], cluster: { level: 2, metricsServer: false } },
  // looks at the whole machine: alone, when the others are gone
  leaves: { files: ['leaves'], cluster: 'own' },
};

/** Ends with the start of the cluster that this process started last. */
let lastStart: Promise<unknown> = Promise.resolve();
/** What jest runs of the suites under way: one on each level. */
const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupt();
    for (const jest of running) {
      jest.kill('SIGTERM');
    }
  });
}
main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: Error) => {
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = error instanceof Interrupted ? 130 : error instanceof UsageError ? 2 : 70;
  },
);

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => SUITES[name] === undefined);
  if (unknown !== undefined) {
    throw new UsageError(`'${unknown}' is no suite; they are ${Object.keys(SUITES).join(', ')}`);
  }
  const all = Object.entries(SUITES).filter(([name]) => names.length === 0 || names.includes(name));
  const kubeconfig = process.env.E2E_KUBECONFIG;
  // The levels share no port and no namespace, and level 1 mostly waits: their suites run side by side.
  const own = all.filter(([, { cluster }]) => cluster === 'own');
  const rest = all.filter(([, { cluster }]) => cluster !== 'own');
  const onLevel = (level: Level) => rest.filter(([, { cluster }]) => cluster !== 'own' && cluster.level === level);
  const lanes = kubeconfig ? [rest] : [onLevel(1), onLevel(2)];
  const results = (await Promise.all(lanes.map(runLane))).flat();
  if (kubeconfig) {
    process.stdout.write(own.map(([name]) => `${name}: skipped, since it makes clusters of its own\n`).join(''));
  } else {
    results.push(...(await runLane(own)));
  }
  const sum = results.reduce((counts, each) => add(counts, each.counts), NOTHING);
  const lines = results.map(
    ({ name, counts, seconds }) => `${name.padEnd(10)} ${text(counts)}, ${seconds.toFixed(0)} s`,
  );
  process.stdout.write(`\n${lines.join('\n')}\nend to end: ${text(sum)}\n`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/** Runs suites one after the other. */
async function runLane(suites: readonly (readonly [string, Suite])[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const [name, suite] of suites) {
    const from = Date.now();
    const counts = await runSuite(name, suite);
    results.push({ name, counts, seconds: (Date.now() - from) / 1000 });
  }
  return results;
}

/** Runs one suite on its cluster. A cluster that cannot be had is one failure: a suite never vanishes in silence. */
async function runSuite(name: string, suite: Suite): Promise<Counts> {
  const kubeconfig = process.env.E2E_KUBECONFIG;
  if (suite.cluster === 'own') {
    return runJest(name, suite, undefined);
  }
  const own = new Cluster(`e2e-${name}`);
  let given: TestCluster | undefined;
  try {
    given = kubeconfig ? await givenCluster(kubeconfig) : undefined;
    return await runJest(name, suite, given ?? (await describe(own, suite.cluster)));
  } catch (error) {
    if (error instanceof Interrupted || error instanceof UsageError) {
      throw error;
    }
    process.stderr.write(`the suite '${name}' could not run: ${(error as Error).message}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await (given === undefined ? own.down() : leaveGivenCluster(given));
  }
}

/** Starts a cluster after the one that this process is starting, and describes it to its suite. */
async function describe(cluster: Cluster, options: ClusterOptions): Promise<TestCluster> {
  const start = lastStart.then(() => cluster.up(options));
  lastStart = start.catch(() => undefined);
  const { kubectl, inside, folder } = await start;
  return { ...DIST_NAMESPACES, kubectl, inside, unable: {}, logs: join(folder, 'log') };
}

async function runJest(name: string, { files }: Suite, cluster: TestCluster | undefined): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-e2e-'));
  try {
    const description = join(folder, 'cluster.json');
    writeFileSync(description, JSON.stringify(cluster ?? null));
    say(`run suite ${name}`);
    let sum = NOTHING;
    for (const file of files) {
      const report = join(folder, `${file}.json`);
      const args = ['--json', '--outputFile', report, '--runTestsByPath', `test/e2e/suites/${file}.test.ts`];
      await spawnJest(name, args, { [CLUSTER_VARIABLE]: description });
      sum = add(sum, readReport(report));
    }
    return sum;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs jest to its end; what it says goes to standard error as it comes, each line after the suite's name. */
function spawnJest(suite: string, args: readonly string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const jestArgs = [join(ROOT, 'node_modules/jest/bin/jest.js'), '--config', 'test/e2e/jest.config.js', ...args];
    // the report goes to a file; what jest says of its progress goes to standard error
    const jest = spawn(process.execPath, jestArgs, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    running.add(jest);
    createInterface({ input: jest.stderr }).on('line', (line) =>
      process.stderr.write(`${suite.padEnd(8)} | ${line}\n`),
    );
    jest.on('error', reject).on('close', (_, signal) => {
      running.delete(jest);
      if (signal === null) {
        resolve();
      } else {
        reject(new Interrupted(`jest was ended by ${signal}`));
      }
    });
  });
}

function readReport(file: string): Counts {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
  // a file that does not compile, or whose hook fails, has no failed test
  const broken = report.success || failed > 0 ? 0 : 1;
  return { passed, failed: failed + broken, skipped };
}

function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

function text({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
