export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      },
    ],
  },
  // Generous: a busy machine is slow, and a test that hangs ends all the same.
  testTimeout: 120_000,
  // Most of a test's time is waiting for another process or the network; one worker would leave the machine idle.
  maxWorkers: 2,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/{mor,calls,mapping}/**/*.ts'],
  coverageThreshold: {
    './src/mor/': { branches: 95 },
    './src/calls/': { branches: 95 },
    './src/mapping/': { branches: 95 },
  },
};
