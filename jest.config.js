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
  // A third of the time is waiting for other processes and the network: two workers leave two processors idle that long.
  maxWorkers: 3,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/{mor,calls,mapping}/**/*.ts'],
  coverageThreshold: {
    './src/mor/': { branches: 95 },
    './src/calls/': { branches: 95 },
    './src/mapping/': { branches: 95 },
  },
};
