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
  // Much of the time is waiting for other processes and the network: three workers left two processors idle for a third of it.
  maxWorkers: 4,
  // A worker keeps something of every suite that it has run; a fresh one is faster than one that collects garbage.
  workerIdleMemoryLimit: '500MB',
  // A worker that has loaded much takes a while to go, and Jest's 500 ms are over sooner on a busy machine: it then kills
  // the worker and blames open handles (jestjs/jest#11354). With this limit the warning means a real one.
  workerGracefulExitTimeout: 60_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/{mor,calls,mapping}/**/*.ts'],
  coverageThreshold: {
    './src/mor/': { branches: 95 },
    './src/calls/': { branches: 95 },
    './src/mapping/': { branches: 95 },
  },
};
