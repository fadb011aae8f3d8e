import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { withTables } from '../../scripts/readme-tables.ts';
import { PROBLEMS } from '../../src/calls/problem-codes.ts';

const readme = readFileSync('README.md', 'utf8');

describe('README', () => {
  it('has the tables that the code makes (npm run docs)', async () => {
    const made = await format(withTables(readme), {
      ...(await resolveConfig('README.md')),
      parser: 'markdown',
    });
    expect(readme).toBe(made);
  });

  it('names every problem code', () => {
    for (const code of Object.keys(PROBLEMS)) expect(readme).toContain(`\`${code}\``);
  });
});
