import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const text = readFileSync('docs/security.md', 'utf8');
/** Folders in which every test is about keeping strangers out. */
const FOLDERS = ['test/security', 'test/http', 'test/settings', 'test/dependencies', 'test/fuzz'];
/** The parts of the threat table; none may be left out. */
const PARTS = [
  'Record visibility',
  'First visit',
  'Signatures',
  'Keys',
  'Sessions',
  'Floods',
  'Foreign text and pages',
  'Dependencies',
  'Browsers',
  'What must never happen',
];
/** The number of rows of things that must never happen. */
const NEVER = 7;

const threats = text.slice(text.indexOf('## Threats'), text.indexOf('## What a marketplace review asks'));

const partOf = (name: string): string => {
  const from = threats.indexOf(`### ${name}\n`);
  return from < 0 ? '' : (threats.slice(from + 4).split('\n### ')[0] ?? '');
};
const rowsOf = (part: string): string[] => part.split('\n').filter((line) => /^\| (?!threat |-)/.test(line));

/** Each test file with the tests named after it, up to the next file. */
const named = [...threats.matchAll(/`(test\/[^`]+\.ts)`((?:,? “[^”]+”)*)/g)].map(
  ([, file = '', names = '']) => ({
    file,
    names: [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name),
  }),
);

describe('the table of threats', () => {
  it('has every part, and every row says what stops the threat and which test proves it', () => {
    for (const name of PARTS) {
      const rows = rowsOf(partOf(name));
      expect([name, rows.length > 0]).toEqual([name, true]);
      for (const row of rows) {
        const [, threat = '', stops = '', shown = ''] = row.split('|').map((cell) => cell.trim());
        expect([threat !== '', stops !== '', /`test\/[^`]+\.ts`/.test(shown)]).toEqual([true, true, true]);
      }
    }
    expect(rowsOf(partOf('What must never happen'))).toHaveLength(NEVER);
  });

  it('names only tests that exist', () => {
    const missing = named.flatMap(({ file, names }) => {
      if (!existsSync(file)) return [file];
      const source = readFileSync(file, 'utf8').replaceAll("\\'", "'");
      return names.filter((name) => !source.includes(name)).map((name) => `${file}: ${name}`);
    });
    expect(named.length).toBeGreaterThan(30);
    expect(missing).toEqual([]);
  });

  it.each(FOLDERS)('names every test file of %s', (folder) => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join(folder, name));
    const known = new Set(named.map(({ file }) => file));
    expect(files.filter((file) => !known.has(file))).toEqual([]);
  });
});
