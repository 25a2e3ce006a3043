import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contest, hold } from './contest';
import { buildHelm, makeChart, makeServicesChart, refuseOtherManifests } from './helm';
import { runOrThrow } from './measure';
import { toJson, toTable } from './report';
import { makeStockProject } from './stock-cdk8s';

const ROOT = process.cwd();
/** The app of `many-services.ts`, which `npm run bench:synth` has bundled. */
const SERVICES_APP = resolve('.synth/bench/many-services.js');
const SERVICE_COUNTS = [1, 100, 1000];

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10' }, json: { type: 'boolean' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  process.stderr.write(`'--runs' is '${values.runs}'; give a whole number of at least 1\n`);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'bench-synth-'));
try {
  say('needs helm; to build it, the first time, takes some minutes');
  const helm = buildHelm();
  say(helm === undefined ? 'there is no Go here to build helm with: it is left out' : 'makes what is compared');
  const contests = [stackContest(helm), ...SERVICE_COUNTS.map((count) => servicesContest(count, helm))];
  const results = contests.map((contest) => {
    const result = hold(contest, runs, (run) => say(`${contest.title}: run ${run} of ${runs}`));
    process.stdout.write(values.json ? '' : toTable(result, runs));
    return result;
  });
  process.stdout.write(values.json ? toJson(results, runs) : '');
} finally {
  rmSync(folder, { recursive: true });
}

/** The whole stack, as users write it. */
function stackContest(helm: string | undefined): Contest {
  const stock = join(folder, 'stock');
  makeStockProject(ROOT, stock);
  runOrThrow('npm', ['run', 'synth'], ROOT);
  const texts = yamlBelow(join(ROOT, 'dist'));
  const chart = join(folder, 'stack-chart');
  makeChart(chart, texts);
  return {
    title: 'the stack',
    objects: countObjects(texts),
    ours: [
      { name: 'npx cdk8s synth', command: ['npx', 'cdk8s', 'synth'], cwd: ROOT },
      { name: 'npm run synth', command: ['npm', 'run', 'synth'], cwd: ROOT },
    ],
    stock: { name: 'stock: npx cdk8s synth, ts-node', command: ['npx', 'cdk8s', 'synth'], cwd: stock },
    helm: helmOf(helm, chart, texts),
  };
}

/** Services of three objects, a chart each. */
function servicesContest(count: number, helm: string | undefined): Contest {
  const cwd = join(folder, `services-${count}`);
  mkdirSync(cwd);
  const command = (writer: string): [string, ...string[]] => ['node', SERVICES_APP, String(count), writer];
  runOrThrow('node', command('ours').slice(1), cwd);
  const texts = yamlBelow(join(cwd, 'dist'));
  const chart = join(cwd, 'chart');
  makeServicesChart(chart, texts[0] ?? '', count);
  return {
    title: `${count} services`,
    objects: countObjects(texts),
    ours: [{ name: 'synthesize', command: command('ours'), cwd }],
    stock: { name: 'stock: App.synth', command: command('cdk8s'), cwd },
    helm: helmOf(helm, chart, texts),
  };
}

function helmOf(helm: string | undefined, chart: string, texts: readonly string[]): Contest['helm'] {
  if (helm === undefined) {
    return undefined;
  }
  refuseOtherManifests(helm, chart, texts);
  return { name: 'helm template', command: [helm, 'template', 'bench', chart], cwd: folder };
}

function yamlBelow(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => readFileSync(join(root, file), 'utf8'));
}

function countObjects(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.split(/^---$/m).length, 0);
}

/** Says on standard error what goes on, so that standard output holds the figures alone. */
function say(what: string): void {
  process.stderr.write(`${what}\n`);
}
