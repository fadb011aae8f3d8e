import globals from 'globals';
import lwcConfigs from '@salesforce/eslint-config-lwc/recommended.js';

export default [
  { ignores: ['**/node_modules/**', '**/dist/**'] },
  ...[lwcConfigs].flat().map((config) => ({ ...config, files: ['**/lwc/**/*.js'] })),
  {
    // Timers live in this module alone; what starts one stops it when its component leaves the page.
    files: ['**/lwc/morTimers/*.js'],
    rules: { '@lwc/lwc/no-async-operation': 'off' },
  },
  {
    // Tests wait, and do so one step after the other; wire adapters are stubs that tests feed.
    files: ['**/__tests__/**'],
    languageOptions: { globals: globals.jest },
    rules: {
      '@lwc/lwc/no-async-operation': 'off',
      'no-await-in-loop': 'off',
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
    },
  },
];
