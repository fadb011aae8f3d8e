import { connectorContract } from '../../contracts/connector.ts';
import { ALL_FEATURES } from '../../contracts/connector-harness.ts';
import { startSuiteLegacy } from '../../simulators/suitecrm-legacy/server.ts';
import { startSuiteV8 } from '../../simulators/suitecrm-v8/server.ts';
import { createLegacyConnector, createV8Connector } from './setup.ts';

const FEATURES = { ...ALL_FEATURES, catchUp: true };

connectorContract(
  'suitecrm v8',
  async () => {
    const { url, crm, server } = await startSuiteV8();
    const connector = createV8Connector(url);
    return { connector, crm, cleanup: () => connector.close().then(() => server.close()) };
  },
  FEATURES,
);

connectorContract(
  'suitecrm v4_1',
  async () => {
    const { url, crm, server } = await startSuiteLegacy();
    const connector = createLegacyConnector(url);
    return { connector, crm, cleanup: () => connector.close().then(() => server.close()) };
  },
  FEATURES,
);
