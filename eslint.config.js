import tseslint from 'typescript-eslint';

// Who may import whom is not a matter of style: scripts/walls/table.ts says it, test/walls checks it.

/** Members that may be missing have one way of being written, and a literal is written where it is meant. */
const SPREADS = [
  {
    selector: [
      ':matches(SpreadElement, JSXSpreadAttribute) > ConditionalExpression > ObjectExpression[properties.length=0]',
      ':matches(SpreadElement, JSXSpreadAttribute) > LogicalExpression[operator="&&"]',
    ].join(', '),
    message: 'Leave out what is undefined with ...defined({ … }) of src/defined.ts.',
  },
  {
    selector: ':matches(SpreadElement, JSXSpreadAttribute) > ObjectExpression',
    message: 'Write the members themselves; spreading a literal only saves a line.',
  },
];

/** Plain JavaScript: pages of the demo, the packages' browser code, tools. Their globals are the host's. */
const JAVASCRIPT = ['**/*.js', '**/*.mjs', '**/*.cjs'];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'coverage/**',
      'data/**',
      '**/staticresources/**',
      // A package of its own, with eslint rules of its own: npm run check:salesforce.
      'manifests/salesforce/**',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...SPREADS],
    },
  },
  {
    files: JAVASCRIPT,
    extends: [tseslint.configs.base],
    languageOptions: { sourceType: 'module' },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-dupe-keys': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-constant-condition': 'error',
      'no-self-compare': 'error',
      'use-isnan': 'error',
      'valid-typeof': 'error',
      'no-restricted-syntax': ['error', ...SPREADS],
    },
  },
  {
    // Sugar concatenates and minifies these files with a tool of its own age: they stay ES5.
    files: ['manifests/sugarcrm/clients/**'],
    rules: { 'no-var': 'off' },
  },
  {
    files: ['src/web/**/*.ts', 'src/web/**/*.tsx'],
    rules: {
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/require-await': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['test/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...SPREADS,
        {
          selector:
            'Program > VariableDeclaration[kind="let"], ExportNamedDeclaration > VariableDeclaration[kind="let"]',
          message:
            'Tests share what a fixture hands out (test/helpers/fixture.ts), or count with createCounter().',
        },
      ],
    },
  },
);
