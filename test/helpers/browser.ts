import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

/** Drawing by a graphics card that is emulated costs more than everything else that the pages do. */
const EMULATED_GRAPHICS = /^--use-(?:gl|angle)=/;

/**
 * The Chromium that comes with the npm package; nothing has to be installed on the machine. Not in one process, as the
 * package suggests for its own purpose: that one ends with its first closed context.
 */
export const launchBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((arg) => arg !== '--single-process' && !EMULATED_GRAPHICS.test(arg)),
      '--disable-gpu',
      '--disable-software-rasterizer',
    ],
    headless: true,
  });

let axeSource: string | undefined;

/** Through the debugger, so that the page's own content security policy stays as it is. */
const addAxe = async (page: Page): Promise<void> => {
  if (!(await page.evaluate<boolean>('typeof axe === "undefined"'))) return;
  axeSource ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axeSource);
};

/** What is asked when not only some rules are: all that axe-core asks by itself, and the size of what is clicked. */
const EVERYTHING = { rules: { 'target-size': { enabled: true } } };

/** What axe-core calls a serious or critical barrier, each with the first element it is about. */
export const seriousViolations = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
  await addAxe(page);
  const options = {
    resultTypes: ['violations'],
    // Style sheets and media are not fetched again: no rule that is asked reads them.
    preload: false,
    ...(rules === undefined ? EVERYTHING : { runOnly: rules }),
  };
  return page.evaluate<
    string[]
  >(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
};
