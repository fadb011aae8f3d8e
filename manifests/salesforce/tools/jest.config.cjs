const { join } = require('node:path');
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

/** Unit tests of the Lightning components, with Salesforce's own stubs. Their jest is not the repository's. */
module.exports = {
  ...jestConfig,
  rootDir: join(__dirname, '..'),
  roots: ['<rootDir>/force-app'],
  testMatch: ['**/__tests__/*.test.js'],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    // Salesforce's stubs lack it.
    '^lightning/platformUtilityBarApi$':
      '<rootDir>/tools/page/stubs/platformUtilityBarApi/platformUtilityBarApi.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/tools/'],
  // Generous: a busy machine is slow, and a test that hangs ends all the same.
  testTimeout: 120_000,
};
