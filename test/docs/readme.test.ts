import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { FILES, withTables } from '../../scripts/readme-tables.ts';
import { PROBLEMS } from '../../src/vocabulary/problem-codes.ts';
import { describeSwitches } from '../../src/simulator/options.ts';

const readme = readFileSync('README.md', 'utf8');

describe('README', () => {
  it.each(Object.entries(FILES))(
    '%s has the tables that the code makes (npm run docs)',
    async (file, names) => {
      const text = readFileSync(file, 'utf8');
      const made = await format(withTables(text, names), {
        ...(await resolveConfig(file)),
        parser: 'markdown',
      });
      expect(text).toBe(made);
    },
  );

  it('says what every switch of the simulator means', () => {
    for (const { name, values, meaning } of describeSwitches()) {
      expect([name, values, meaning]).not.toContain('');
    }
  });

  it('names every problem code', () => {
    for (const code of Object.keys(PROBLEMS)) expect(readme).toContain(`\`${code}\``);
  });
});
