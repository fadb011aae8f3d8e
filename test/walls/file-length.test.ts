import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const MOST_LINES = 250;
const CODE = /\.(ts|tsx|mjs|js|php|cls|sh|css)$/;
/** Folders that git does not track either: packages, and the output of builds and tests. */
const NOT_OURS = new Set(['.git', 'node_modules', 'dist', 'coverage', 'build']);

const inFolder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : inFolder(path);
    return entry.isFile() ? [path] : [];
  });

/** Tracked files and new untracked ones; in a folder without git, everything that is not generated. */
const allFiles = (): string[] => {
  try {
    const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return list.split('\n').filter((file) => file !== '' && existsSync(file));
  } catch {
    return inFolder('.');
  }
};

const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

const tooLong = (files: readonly string[]): string[] =>
  files
    .filter((file) => CODE.test(file))
    .map((file) => ({ file, lines: linesOf(readFileSync(file, 'utf8')) }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ file, lines }) => `${file}: ${lines} lines`);

describe('code files', () => {
  it(`have at most ${MOST_LINES} lines`, () => {
    const files = allFiles();
    expect(files.filter((file) => CODE.test(file)).length).toBeGreaterThan(500);
    expect(tooLong(files)).toEqual([]);
  });

  it('are all found even without git', () => {
    const found = new Set(inFolder('.'));
    expect(allFiles().filter((file) => CODE.test(file) && !found.has(file))).toEqual([]);
  });
});
