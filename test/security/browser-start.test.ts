import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { browserArgs } from '../helpers/browser.ts';
import { fetchIn, launchOnStage, startSite } from './stage.ts';

/** Arguments that weaken a browser's protection between origins. */
const CARELESS = /^--(?:disable-web-security|allow-running-insecure-content|disable-features=.*\bSameSite)/;
const HOME = 'test/helpers/browser.ts';
const THIS = 'test/security/browser-start.test.ts';

const files = (): string[] =>
  execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', '--', 'test', 'scripts', 'manifests', '.ci'],
    {
      encoding: 'utf8',
    },
  )
    .split('\n')
    .filter((file) => /\.(?:ts|mts|js|mjs|cjs)$/.test(file) && file !== THIS);

describe('the browsers used in tests', () => {
  it('are started in one place, without an argument that weakens their protection', () => {
    expect(browserArgs().filter((arg) => CARELESS.test(arg))).toEqual([]);
    const starting = files().filter((file) =>
      /from '@sparticuz\/chromium'|\.launch(?:PersistentContext|Server)?\(\{|connectOverCDP/.test(
        readFileSync(file, 'utf8'),
      ),
    );
    expect(starting).toEqual([HOME]);
  });

  it('keep a page from reading a page from another origin', async () => {
    const [one, another] = [await startSite('one.test'), await startSite('another.test')];
    const browser = await launchOnStage();
    try {
      const page = await browser.newPage();
      await page.goto(one.origin);
      expect(await fetchIn(page, `${one.origin}/own`)).toMatchObject({ status: 200 });
      expect(await fetchIn(page, `${another.origin}/secret`)).toEqual({
        refused: 'TypeError: Failed to fetch',
      });
    } finally {
      await browser.close();
      await Promise.all([one.close(), another.close()]);
    }
  });
});
