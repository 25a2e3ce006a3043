import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';

/** The calculator and the policy code: every comparison in them is changed, one at a time. */
const FILES = [
  'bounds',
  'pod-groups',
  'per-pod-metric',
  'per-pod-proposal',
  'scale-limits',
  'scaling-history',
  'stabilization',
  'tolerance',
  'total-metric',
].map((name) => resolve('lib/simulator/autoscaler', `${name}.ts`));

const SWAPS: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
const OUTPUT = resolve('.synth', 'mutant.js');

/** One comparison, and what it is changed to. */
interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly source: string;
}

function mutantsOf(file: string): Mutant[] {
  const source = readFileSync(file, 'utf8');
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) {
      const { operatorToken } = node;
      const swap = SWAPS[operatorToken.getText()];
      // The sample has two versions; where others begin is for the unit tests.
      if (swap !== undefined && node.left.getText() !== 'minor') {
        const changed = source.slice(0, operatorToken.getStart()) + swap + source.slice(operatorToken.getEnd());
        const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        mutants.push({ file, line, text: `${node.getText()}  ->  ${swap}`, source: changed });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return mutants;
}

/** Says whether the committed sample tells a mutant from the original. */
async function isCaught(mutant: Mutant): Promise<boolean> {
  await build({
    entryPoints: [resolve('test/oracle/sample-check.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    outfile: OUTPUT,
    logLevel: 'warning',
    plugins: [
      {
        name: 'mutant',
        setup: ({ onLoad }) => {
          onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === mutant.file ? { contents: mutant.source, loader: 'ts' } : undefined,
          );
        },
      },
    ],
  });
  try {
    execFileSync(process.execPath, [OUTPUT], { stdio: 'ignore', timeout: 120_000 });
    return false;
  } catch {
    return true;
  }
}

async function main(): Promise<number> {
  const mutants = FILES.flatMap(mutantsOf);
  const survivors: Mutant[] = [];
  for (const [index, mutant] of mutants.entries()) {
    const caught = await isCaught(mutant);
    if (!caught) {
      survivors.push(mutant);
    }
    process.stderr.write(`${index + 1} of ${mutants.length}: ${caught ? 'caught' : 'SURVIVED'} ${mutant.text}\n`);
  }
  rmSync(OUTPUT, { force: true });
  for (const { file, line, text } of survivors) {
    process.stdout.write(`survived: ${join(file)}:${line} ${text}\n`);
  }
  process.stdout.write(`${mutants.length - survivors.length} caught, ${survivors.length} survived\n`);
  return survivors.length > 0 ? 1 : 0;
}

main().then((code) => {
  process.exitCode = code;
});
