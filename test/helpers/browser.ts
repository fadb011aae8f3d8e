import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

/**
 * What the package suggests for its own purpose and a test must not have. Without web security a browser lets every page
 * read every other, and a test could not tell whether an origin is allowed. In one process it ends with its first closed
 * context. Drawing by a graphics card that is emulated costs more than everything else that the pages do.
 */
const UNWANTED = [
  /^--disable-web-security$/,
  /^--allow-running-insecure-content$/,
  /^--single-process$/,
  /^--use-(?:gl|angle)=/,
];

/** How every browser of the tests is started. */
export const browserArgs = (): string[] => [
  ...chromium.args.filter((arg) => !UNWANTED.some((unwanted) => unwanted.test(arg))),
  '--disable-gpu',
  '--disable-software-rasterizer',
];

/**
 * The Chromium that comes with the npm package; nothing has to be installed on the machine. The only place where tests
 * start a browser: a page in it is as protected, and as restricted, as in anybody's browser.
 */
export const launchBrowser = async (more: readonly string[] = []): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...browserArgs(), ...more],
    headless: true,
  });

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Through the debugger, so that the page's own content security policy stays as it is. */
const addAxe = async (page: Page): Promise<void> => {
  if (!(await page.evaluate<boolean>('typeof axe === "undefined"'))) return;
  await page.evaluate(readFileSync(AXE, 'utf8'));
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
