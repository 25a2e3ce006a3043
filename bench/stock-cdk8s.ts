import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache';
import { runOrThrow } from './measure';

/** What `cdk8s init typescript-app` (cdk8s-cli 2.207) installs to run TypeScript with. */
const TEMPLATE = { typescript: '5.9.3', 'ts-node': '10.9.2' };
/** The template's compiler, as strict, with the language level that these sources need. */
const COMPILER = {
  target: 'es2022',
  lib: ['es2022'],
  module: 'node16',
  strict: true,
  esModuleInterop: true,
  resolveJsonModule: true,
  types: ['node'],
};

/**
 * Fills a folder with this package's app as a stock cdk8s project: the same `main.ts` and `lib/`, an unpatched cdk8s-cli,
 * and ts-node in the place of esbuild.
 */
export function makeStockProject(root: string, folder: string): void {
  const { name, exports, dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const same = ['cdk8s', 'cdk8s-plus-28', 'constructs', 'cdk8s-cli', '@types/node'];
  const packages = {
    ...dependencies,
    ...Object.fromEntries(same.map((each) => [each, devDependencies[each]])),
    ...TEMPLATE,
  };
  const manifest = JSON.stringify({ name, private: true, exports, dependencies: packages });
  const key = createHash('sha256').update(manifest).digest('hex').slice(0, 16);
  const installed = cached(`stock-cdk8s-${key}`, (fresh) => {
    writeFileSync(join(fresh, 'package.json'), manifest);
    runOrThrow('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], fresh);
  });
  mkdirSync(folder);
  symlinkSync(join(installed, 'node_modules'), join(folder, 'node_modules'));
  for (const path of ['main.ts', 'lib', 'imports', 'schemas', '.cdk8s-inference.yaml']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  writeFileSync(join(folder, 'package.json'), manifest);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER }));
  writeFileSync(join(folder, 'cdk8s.yaml'), 'language: typescript\napp: npx ts-node main.ts\noutput: .synth/dist\n');
}
