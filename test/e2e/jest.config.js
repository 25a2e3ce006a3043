/** @type {import('jest').Config} */
module.exports = {
  rootDir: '../..',
  roots: ['<rootDir>/test/e2e'],
  testMatch: ['**/suites/*.test.ts'],
  testEnvironment: '<rootDir>/test/e2e/support/evidence-environment.ts',
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // the tests of a suite are one story on one cluster: in order, one after the other
  maxWorkers: 1,
  testTimeout: 600_000,
  verbose: true,
};
