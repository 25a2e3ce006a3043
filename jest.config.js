/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', '/test/e2e/', '/test/slow/'],
  moduleNameMapper: {
    '^cdk8s-inference$': '<rootDir>/lib/index.ts',
    // What is imported when it is needed is named as it is called once it is compiled.
    '^((?:\\.\\.?/)+(?:commands|report|review)/.*)\\.js$': '$1',
  },
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  randomize: true,
};
