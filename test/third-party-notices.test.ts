import { join, resolve } from 'node:path';
import lock from '../package-lock.json';
import { expectGenerated } from './support/generated-file';
import { runtimePackages } from './support/runtime-packages';

/** Licences that ask for no more than that they and the copyright be kept: https://spdx.org/licenses/. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
];
const packages = runtimePackages(lock.packages);

test('the packages that npm installs with this one are found, peers and nested ones too, and none for development', () => {
  const names = packages.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['@kubernetes/client-node', 'cdk8s', 'constructs', 'echarts', 'zrender']),
  );
  expect(packages.filter(({ name }) => name === 'tslib').map(({ version }) => version)).toEqual(['2.3.0']);
  expect(names.filter((name) => /^(typescript|jest|esbuild|cdk8s-cli)$/.test(name))).toEqual([]);
});

test('each has a licence that lets anyone use it', () => {
  expect(packages.filter(({ license }) => !ALLOWED.includes(license))).toEqual([]);
});

test('THIRD-PARTY-NOTICES.md names them all: if not, run npm run generate', () => {
  const rows = packages.map(
    ({ name, version, license }) =>
      `| [${name}](https://www.npmjs.com/package/${name}/v/${version}) | ${version} | ${license} |`,
  );
  const text = `# Third-party notices

The packages that npm installs together with \`cdk8s-inference\`, its peer dependencies included, in the versions of
\`package-lock.json\`. The published package contains none of them: each comes from the registry with its own licence text.
Licences are [SPDX](https://spdx.org/licenses/) identifiers.

Generated from \`package-lock.json\`; \`npm test\` fails when this page is stale or a licence is not one of
${ALLOWED.slice(0, -1).join(', ')} and ${ALLOWED.at(-1)}.

| package | version | licence |
|---|---|---|
${rows.join('\n')}
`;
  expectGenerated(join(resolve(__dirname, '..'), 'THIRD-PARTY-NOTICES.md'), text);
});
