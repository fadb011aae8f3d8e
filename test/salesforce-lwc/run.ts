import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { defined } from '../../src/defined.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { createApexStandIn } from './apex-stand-in.ts';
import type { ConnectorAddress, FakeRecord } from './apex-stand-in.ts';
import { startConnectorStandIn } from './connector-stand-in.ts';
import { startPageServer } from './page-server.ts';
import { startRunningConnector } from './running-connector.ts';
import { DEMO_RECORDS, RUNNING_SCENES } from './running-scenes.ts';
import { ADMIN_SCENES } from './admin-scenes.ts';
import { CALL_SCENES } from './call-scenes.ts';
import { INCOMING_SCENES } from './incoming-scenes.ts';
import { LIST_SCENES } from './list-scenes.ts';
import { AGENT, CONTACT, DEAL, QUIET_CONTACT } from './stage.ts';
import { WRAP_UP_SCENES } from './wrap-up-scenes.ts';
import { TROUBLE_SCENES } from './trouble-scenes.ts';

/** Scenes with a scripted connector. */
const SCRIPTED_SCENES = [
  ...CALL_SCENES,
  ...TROUBLE_SCENES,
  ...WRAP_UP_SCENES,
  ...LIST_SCENES,
  ...INCOMING_SCENES,
  ...ADMIN_SCENES,
];
const API_KEY = 'key-of-the-test-org';
const PHONES = [
  { field: 'MobilePhone', label: 'Mobile', value: '+370 600 00001' },
  { field: 'Phone', label: 'Work', value: '+370 5 000 0002' },
];
const RECORDS: Readonly<Record<string, FakeRecord>> = {
  [CONTACT]: { type: 'Contact', name: 'Ada Example', callRelated: false, telephones: PHONES },
  [QUIET_CONTACT]: {
    type: 'Contact',
    name: 'Quentin Quiet',
    doNotCall: true,
    callRelated: false,
    telephones: PHONES.slice(0, 1),
  },
  [DEAL]: { type: 'Opportunity', name: 'Big deal', callRelated: true, telephones: [] },
};

interface Options {
  readonly page: string;
  readonly designSystem: string;
  readonly shots: string | undefined;
}

/** What a scene works with: pages over one connector and one set of records. */
interface Desk {
  readonly open: (
    component: string,
    query: Readonly<Record<string, string>>,
    widthPx: number,
  ) => Promise<Page>;
  readonly shot: (page: Page, name: string) => Promise<void>;
}

/** Sets up a desk, plays the scene at it, and clears it away. @returns what went wrong, or undefined */
const atDesk = async (
  browser: Browser,
  options: Options,
  connector: ConnectorAddress,
  records: Readonly<Record<string, FakeRecord>>,
  play: (desk: Desk) => Promise<void>,
): Promise<string | undefined> => {
  const apex = createApexStandIn(connector, records);
  const server = await startPageServer({ page: options.page, designSystem: options.designSystem, apex });
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce' });
  const mistakes: string[] = [];
  try {
    await play({
      open: async (component, query, widthPx) => {
        const page = await context.newPage();
        page.setDefaultTimeout(60_000);
        page.on('pageerror', (error) => mistakes.push(error.message));
        await page.setViewportSize({ width: widthPx, height: 640 });
        await page.goto(`${server.baseUrl}/?${new URLSearchParams({ component, ...query }).toString()}`);
        return page;
      },
      shot: async (page, name) => {
        if (options.shots === undefined) return;
        await page.locator('#stage').screenshot({ path: join(options.shots, `${name}.png`) });
      },
    });
    return mistakes.length > 0 ? `the page threw: ${mistakes.join('; ')}` : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await context.close();
    await server.close();
  }
};

/**
 * Plays every scene in a real browser: first against a scripted connector, then against the connector itself.
 * Options: --page FOLDER (page.js), --design-system FOLDER (its assets), --shots FOLDER (keep screenshots), --only WORDS.
 */
const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      page: { type: 'string' },
      'design-system': { type: 'string' },
      shots: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const { page, 'design-system': designSystem, shots, only = '' } = values;
  if (page === undefined || designSystem === undefined) throw new Error('give --page and --design-system');
  if (shots !== undefined) await mkdir(shots, { recursive: true });
  const options: Options = { page, designSystem, shots };
  const browser = await launchBrowser();
  const count = { passed: 0, failed: 0 };
  const report = (name: string, failure: string | undefined): void => {
    count[failure === undefined ? 'passed' : 'failed'] += 1;
    console.log(failure === undefined ? `ok      ${name}` : `FAILED  ${name}: ${failure}`);
  };

  const playScripted = async (): Promise<void> => {
    for (const scene of SCRIPTED_SCENES.filter(({ name }) => name.includes(only))) {
      const connector = await startConnectorStandIn(API_KEY);
      const address = { baseUrl: connector.baseUrl, apiKey: API_KEY };
      const failure = await atDesk(browser, options, address, RECORDS, ({ open, shot }) =>
        scene.play({
          connector,
          open: (component, params = {}, widthPx = 420) =>
            open(component, { userId: AGENT, ...params }, widthPx),
          shot,
        }),
      );
      report(scene.name, failure);
      await connector.close();
    }
  };

  const playRunning = async (): Promise<void> => {
    const scenes = RUNNING_SCENES.filter(({ name }) => name.includes(only));
    if (scenes.length === 0) return;
    const connector = await startRunningConnector();
    for (const scene of scenes) {
      const failure = await atDesk(browser, options, connector, DEMO_RECORDS, ({ open, shot }) =>
        scene.play({
          connector,
          open: (component, userId, recordId) => open(component, { userId, ...defined({ recordId }) }, 420),
          shot,
        }),
      );
      report(scene.name, failure);
    }
    await connector.stop();
  };

  // Scenes with the connector itself mostly wait for its calls.
  await Promise.all([playScripted(), playRunning()]);
  await browser.close();
  console.log(`${count.passed} passed, ${count.failed} failed`);
  return count.failed === 0 ? 0 : 1;
};

process.exitCode = await main();
