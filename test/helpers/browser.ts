import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

/**
 * Flags that the package suggests but that tests must not use. Without web security, every page can read every other,
 * and a test could not tell whether an origin is allowed. As a single process, the browser ends with its first closed
 * context. Drawing on an emulated graphics card costs more than everything else that the pages do.
 */
const UNWANTED = [
  /^--disable-web-security$/,
  /^--allow-running-insecure-content$/,
  /^--single-process$/,
  /^--use-(?:gl|angle)=/,
];

/** The arguments with which the tests start every browser. */
export const browserArgs = (): string[] => [
  ...chromium.args.filter((arg) => !UNWANTED.some((unwanted) => unwanted.test(arg))),
  '--disable-gpu',
  '--disable-software-rasterizer',
];

/**
 * Starts the Chromium of the npm package; nothing has to be installed on the machine. The only place where tests start a
 * browser, so that every page is as protected, and as restricted, as in a user's browser.
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

/** The default: all rules that axe-core checks by itself, and the size of click targets. */
const EVERYTHING = { rules: { 'target-size': { enabled: true } } };

/** Barriers that axe-core calls serious or critical, each with the first element affected. */
export const seriousViolations = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
  await addAxe(page);
  const options = {
    resultTypes: ['violations'],
    // Style sheets and media are not fetched again, because no rule in use reads them.
    preload: false,
    ...(rules === undefined ? EVERYTHING : { runOnly: rules }),
  };
  return page.evaluate<
    string[]
  >(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
};
