import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import { createApexStandIn } from './apex-stand-in.ts';
import type { FakeRecord } from './apex-stand-in.ts';
import { startConnectorStandIn } from './connector-stand-in.ts';
import { startPageServer } from './page-server.ts';
import { AGENT, CONTACT, DEAL, QUIET_CONTACT, SCENES } from './scenes.ts';

const API_KEY = 'key-of-the-test-org';
const PHONES = [
  { field: 'MobilePhone', label: 'Mobile', value: '+370 600 00001' },
  { field: 'Phone', label: 'Work', value: '+370 5 000 0002' },
];
const RECORDS: Readonly<Record<string, FakeRecord>> = {
  [CONTACT]: { type: 'Contact', name: 'Ada Example', hasTelephoneFields: true, telephones: PHONES },
  [QUIET_CONTACT]: {
    type: 'Contact',
    name: 'Quentin Quiet',
    doNotCall: true,
    hasTelephoneFields: true,
    telephones: PHONES.slice(0, 1),
  },
  [DEAL]: { type: 'Opportunity', name: 'Big deal', hasTelephoneFields: false, telephones: [] },
};

/**
 * Plays every scene against the bundled components in a real browser.
 * Options: --page FOLDER (page.js), --design-system FOLDER (its assets), --shots FOLDER (keep screenshots),
 * --connector URL (another server with the connector's API, in place of the scripted one's address), --only WORDS.
 */
const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      page: { type: 'string' },
      'design-system': { type: 'string' },
      shots: { type: 'string' },
      connector: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const { page: pageFolder, 'design-system': designSystem, shots } = values;
  if (pageFolder === undefined || designSystem === undefined) {
    throw new Error('give --page and --design-system');
  }
  if (shots !== undefined) await mkdir(shots, { recursive: true });
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    // In one process the browser ends with its first closed context.
    args: chromium.args.filter((arg) => arg !== '--single-process'),
    headless: true,
  });
  let failed = 0;
  const scenes = SCENES.filter(({ name }) => name.includes(values.only ?? ''));
  for (const scene of scenes) {
    const connector = await startConnectorStandIn(API_KEY);
    const apex = createApexStandIn(
      { baseUrl: values.connector ?? connector.baseUrl, apiKey: API_KEY },
      RECORDS,
    );
    const server = await startPageServer({ page: pageFolder, designSystem, apex });
    const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce' });
    const mistakes: string[] = [];
    try {
      await scene.play({
        connector,
        open: async (component, params = {}, widthPx = 420) => {
          const page = await context.newPage();
          page.setDefaultTimeout(8000);
          page.on('pageerror', (error) => mistakes.push(error.message));
          await page.setViewportSize({ width: widthPx, height: 640 });
          const query = new URLSearchParams({ component, userId: AGENT, ...params });
          await page.goto(`${server.baseUrl}/?${query.toString()}`);
          return page;
        },
        shot: async (page, name) => {
          if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`) });
        },
      });
      if (mistakes.length > 0) throw new Error(`the page threw: ${mistakes.join('; ')}`);
      console.log(`ok      ${scene.name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${scene.name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await context.close();
      await server.close();
      await connector.close();
    }
  }
  await browser.close();
  console.log(`${scenes.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};

process.exitCode = await main();
