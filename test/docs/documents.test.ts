import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { FILES, withTables } from '../../scripts/docs-tables.ts';
import { anchorsOf } from '../../scripts/site/anchors.ts';
import { PROBLEMS } from '../../src/vocabulary/problem-codes.ts';
import { describeSwitches } from '../../src/simulator/options.ts';

const read = (file: string): string => readFileSync(file, 'utf8');

const DOCUMENTS = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));

const SOURCES = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'src', 'connectors', 'manifests'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.(?:tsx?|js|php|cls)$/.test(file) && existsSync(file));

describe('documents', () => {
  it.each(Object.entries(FILES))(
    '%s has the tables generated from the code (npm run docs)',
    async (file, names) => {
      const text = readFileSync(file, 'utf8');
      const made = await format(withTables(text, names), {
        ...(await resolveConfig(file)),
        parser: 'markdown',
      });
      expect(text).toBe(made);
    },
  );

  it('explain every switch of the simulator', () => {
    for (const { name, values, meaning } of describeSwitches()) {
      expect([name, values, meaning]).not.toContain('');
    }
  });

  it('list changes under Added, Changed, Fixed or Removed, one line each', () => {
    const lines = read('CHANGELOG.md').split('\n');
    const headings = lines.filter((line) => line.startsWith('### '));
    expect(
      [...new Set(headings)].filter((line) => !/^### (Added|Changed|Fixed|Removed)$/.test(line)),
    ).toEqual([]);
    expect(lines.filter((line) => line.startsWith(' ') || line.length > 150)).toEqual([]);
  });

  it('list the MOR pages that the code refers to, and the code dates each of them', () => {
    const pages = read('docs/mor.md');
    const titleOf = (address: string): string => address.replace(/.*(?:title=|index\.php\/)/, '');
    const listed = [...pages.matchAll(/\]\((https:\/\/wiki\.kolmisoft\.com\/[^)]+)\)/g)];
    const titles = listed.map(([, address = '']) => titleOf(address));
    const cited = SOURCES.flatMap((file) => [
      ...read(file).matchAll(/https:\/\/wiki\.kolmisoft\.com\/[\w.?/=]+(?=(.{0,40}))/gs),
    ]);
    expect(cited.length).toBeGreaterThan(30);
    for (const [address, after = ''] of cited) {
      expect(titles).toContain(titleOf(address));
      // A revision implies its date; a plain page needs one.
      expect(after).toMatch(/^&oldid=\d|^,[\s*]+(?:[A-Z][a-z]+[\s*]+)?20\d\d/);
    }
    expect(SOURCES.filter((file) => /kolmisoft(?:'s)? wiki/i.test(read(file)))).toEqual([]);
  });

  it('name every problem code', () => {
    const http = read('docs/http.md');
    for (const code of Object.keys(PROBLEMS)) expect(http).toContain(`\`${code}\``);
  });

  it('keep the README short: reference material is in docs/', () => {
    expect(read('README.md').split('\n').length).toBeLessThan(150);
  });

  it.each(DOCUMENTS)('%s has no broken link', (file) => {
    const targets = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const lost = targets.filter((target) => {
      if (/^[a-z]+:/.test(target)) return false;
      const [path = '', anchor] = target.split('#');
      const to = path === '' ? file : join(dirname(file), path);
      return !existsSync(to) || (anchor !== undefined && !anchorsOf(read(to)).includes(anchor));
    });
    expect(lost).toEqual([]);
  });
});
