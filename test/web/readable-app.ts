import { createDemoCrm, createDemoType } from '../../connectors/demo/connector.ts';
import { salesforce } from '../../connectors/salesforce/connector.ts';
import { suitecrm } from '../../connectors/suitecrm/type.ts';
import { demoHistory } from '../../src/demo/history.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { ADMIN_PASSWORD } from '../helpers/pages.ts';

/** The admin pages that the suites of readable pages look at. */
export const PAGES = [
  ...['overview', 'mapping', 'calls', 'reports', 'preview', 'check', 'connections'],
  ...['rules', 'keys', 'audit', 'sessions', 'setup', 'glossary', 'nowhere'],
];

const MAPPINGS = [
  mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams', source: '101;111' }),
  mapping({ user: 'bob', crm: 'demo', username: 'bob', device: '6', source: '102', freeDialling: true }),
  mapping({ user: 'off', crm: 'demo', username: 'erin', device: '9', source: '105', enabled: false }),
];

/** An application with a few calls of each kind, one each for a suite. */
export const readableApp = () =>
  fixtureOfAll(
    async () => {
      await buildPages();
      const started = await startApp({
        config: { admin: { password: ADMIN_PASSWORD } },
        mor: { status: { username: 'admin', password: 'admin1', pollMs: 100 } },
        // Calls stay in their state until the test advances them.
        simulator: { speed: 0.001 },
        connectorTypes: [createDemoType(createDemoCrm()), salesforce, suitecrm],
        crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY] }],
        mappings: MAPPINGS,
      });
      const history = demoHistory(MAPPINGS, Date.now());
      // The newest and the refused ones: rows of one kind look alike, so a full page would prove no more.
      const few = history
        .filter(({ state }, at) => state === 'refused' || at > history.length - 12)
        .slice(-20);
      await Promise.all(few.map((call) => started.runtime.store.calls.insert(call)));
      return started;
    },
    (started) => started.close(),
  );
