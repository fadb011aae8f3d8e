import { connectorContract } from '../../contracts/connector.ts';
import { startSuiteLegacy } from '../../simulators/suitecrm-legacy/server.ts';
import { startSuiteV8 } from '../../simulators/suitecrm-v8/server.ts';
import { createLegacyConnector, createV8Connector } from './setup.ts';

connectorContract('suitecrm v8', async () => {
  const { url, crm, server } = await startSuiteV8();
  const connector = createV8Connector(url);
  return { connector, crm, cleanup: () => connector.close().then(() => server.close()) };
});

connectorContract('suitecrm v4_1', async () => {
  const { url, crm, server } = await startSuiteLegacy();
  const connector = createLegacyConnector(url);
  return { connector, crm, cleanup: () => connector.close().then(() => server.close()) };
});
