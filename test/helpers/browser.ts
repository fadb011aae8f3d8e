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

const axeSource = (): string =>
  readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
}

/** What axe-core calls a serious or critical barrier, each with the first element it is about. */
export const seriousViolations = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
  // Through the debugger, so that the page's own content security policy stays as it is.
  if (await page.evaluate<boolean>('typeof axe === "undefined"')) await page.evaluate(axeSource());
  const options = { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: rules }) };
  const result = await page.evaluate<AxeResult>(`axe.run(document, ${JSON.stringify(options)})`);
  return result.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes[0]?.html ?? ''}`);
};
