import tseslint from 'typescript-eslint';

/** Who may import whom: see CONTRIBUTING.md. Each folder lists what it must not reach for. */
const folder = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});
const vendors = [
  'express',
  'undici',
  'libsql',
  'kysely',
  'pg',
  '@jsforce/*',
  'jsforce',
  'bottleneck',
  'fast-xml-parser',
  'pino',
];
const useCases = [
  '**/calls/place/place.ts',
  '**/calls/follow/follow.ts',
  '**/calls/outbox/log-activity.ts',
  '**/calls/place/preview.ts',
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'coverage/**',
      'manifests/**',
      'src/web/demo/**',
      'data/**',
      '**/*.js',
      '**/*.mjs',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
    },
  },
  folder(
    ['src/calls/**', 'src/mapping/**'],
    [
      ...vendors,
      '**/http/**',
      '**/store/**',
      '**/mor/**',
      '**/config/**',
      '**/simulator/**',
      '**/connectors/**',
      '**/main.ts',
    ],
    'the domain states what it needs as interfaces and imports no I/O',
  ),
  folder(
    ['src/mapping/**'],
    [
      ...vendors,
      '**/calls/**',
      '**/http/**',
      '**/store/**',
      '**/mor/**',
      '**/config/**',
      '**/simulator/**',
      '**/connectors/**',
    ],
    'mapping is below calls',
  ),
  folder(
    ['src/mor/**'],
    [
      ...useCases,
      'express',
      'libsql',
      'kysely',
      '**/http/**',
      '**/store/**',
      '**/simulator/**',
      '**/connectors/**',
      '**/main.ts',
    ],
    'src/mor sees the domain types and undici only',
  ),
  folder(
    ['src/store/**'],
    [
      ...useCases,
      'express',
      'undici',
      '**/http/**',
      '**/mor/**',
      '**/simulator/**',
      '**/connectors/**',
      '**/main.ts',
    ],
    'src/store sees the domain types and its driver only',
  ),
  folder(
    ['src/http/**'],
    [
      'libsql',
      'kysely',
      'pg',
      'undici',
      'jsforce',
      '@jsforce/*',
      '**/store/**',
      '**/mor/**',
      '**/simulator/**',
      '**/connectors/**',
      '**/main.ts',
    ],
    'src/http sees use cases and interfaces',
  ),
  folder(
    ['src/config/**'],
    [
      'express',
      'undici',
      'libsql',
      'kysely',
      '**/http/**',
      '**/store/**',
      '**/mor/**',
      '**/simulator/**',
      '**/connectors/**',
      '**/main.ts',
    ],
    'configuration knows schemas only',
  ),
  folder(
    ['src/simulator/**'],
    ['**/mor/**', '**/calls/**', '**/store/**', '**/http/**', '**/connectors/**', '**/mapping/**'],
    'the simulator must not share code with what it tests',
  ),
  ...['salesforce', 'sugarcrm', 'suitecrm', 'generic', 'demo'].map((own) =>
    folder(
      [`connectors/${own}/**`],
      [
        ...useCases,
        'express',
        'libsql',
        'kysely',
        '**/http/**',
        '**/store/**',
        '**/mor/**',
        '**/simulator/**',
        '**/main.ts',
        ...['salesforce', 'sugarcrm', 'suitecrm', 'generic', 'demo']
          .filter((o) => o !== own)
          .map((o) => `**/${o}/**`),
      ],
      'a connector sees the Connector interface, the domain types and connectors/shared',
    ),
  ),
  {
    // Browser code has a tsconfig of its own, and shares types with the product but no code.
    files: ['src/web/**'],
    rules: {
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/require-await': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
