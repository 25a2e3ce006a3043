import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster, type ClusterOptions } from './cluster/cluster';
import { Interrupted, interrupt } from './cluster/command';
import { UsageError } from './cluster/lock';
import { ROOT } from './cluster/places';
import { say } from './cluster/progress';
import { givenCluster, leaveGivenCluster } from './given-cluster';
import { CLUSTER_VARIABLE, DIST_NAMESPACES, type TestCluster } from './support/cluster-description';

/** A suite's test files, and the cluster that is made for it and removed after it. */
interface Suite {
  readonly files: readonly string[];
  readonly cluster: ClusterOptions;
}

/** How many tests ended how. */
interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const SUITES: Readonly<Record<string, Suite>> = {
  // metrics-server is among what is applied
  accepted: { files: ['metrics-server', 'accepted'], cluster: { level: 1, metricsServer: false } },
  scales: { files: ['scales'], cluster: { level: 1, metricsServer: true } },
  runs: { files: ['runs'], cluster: { level: 2, metricsServer: false } },
  loads: { files: ['loads'], cluster: { level: 2, metricsServer: false } },
};

let jest: ChildProcess | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupt();
    jest?.kill('SIGTERM');
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
  const results: string[] = [];
  let sum: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, suite] of all) {
    const from = Date.now();
    const counts = await runSuite(name, suite);
    sum = add(sum, counts);
    results.push(`${name.padEnd(10)} ${text(counts)}, ${((Date.now() - from) / 1000).toFixed(0)} s`);
  }
  process.stdout.write(`\n${results.join('\n')}\nend to end: ${text(sum)}\n`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/** Runs one suite on its cluster. A cluster that cannot be had is one failure: a suite never vanishes in silence. */
async function runSuite(name: string, suite: Suite): Promise<Counts> {
  const kubeconfig = process.env.E2E_KUBECONFIG;
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

async function describe(cluster: Cluster, options: ClusterOptions): Promise<TestCluster> {
  const { kubectl, inside, folder } = await cluster.up(options);
  return { ...DIST_NAMESPACES, kubectl, inside, unable: {}, logs: join(folder, 'log') };
}

async function runJest(name: string, { files }: Suite, cluster: TestCluster): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-e2e-'));
  try {
    const description = join(folder, 'cluster.json');
    writeFileSync(description, JSON.stringify(cluster));
    say(`run suite ${name}`);
    let sum: Counts = { passed: 0, failed: 0, skipped: 0 };
    for (const file of files) {
      const report = join(folder, `${file}.json`);
      const args = ['--json', '--outputFile', report, '--runTestsByPath', `test/e2e/suites/${file}.test.ts`];
      await spawnJest(args, { [CLUSTER_VARIABLE]: description });
      sum = add(sum, readReport(report));
    }
    return sum;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function spawnJest(args: readonly string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const jestArgs = [join(ROOT, 'node_modules/jest/bin/jest.js'), '--config', 'test/e2e/jest.config.js', ...args];
    // the report goes to a file; what jest says of its progress goes to standard error
    jest = spawn(process.execPath, jestArgs, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    jest.on('error', reject).on('close', (_, signal) => {
      jest = undefined;
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
