import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const SUITE = fileURLToPath(new URL('dom/script-in-jsdom.ts', import.meta.url));

/** Runs under Node's test runner: Jest's module loader cannot load this jsdom (CommonJS that requires ES modules). */
describe('the page script in jsdom', () => {
  it('passes its suite', () => {
    const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', '--test', '--test-reporter=tap', SUITE], {
      encoding: 'utf8',
    });
    expect(stdout.split('\n').filter((line) => /^\s*not ok/.test(line))).toEqual([]);
    expect(Number(/^# pass (\d+)/m.exec(stdout)?.[1])).toBeGreaterThanOrEqual(14);
    expect(status).toBe(0);
  }, 60000);
});
