import { connectorContract } from '../../contracts/connector.ts';
import { ALL_FEATURES } from '../../contracts/connector-harness.ts';
import { startSugar } from '../../simulators/sugarcrm/server.ts';
import { createSugarConnector } from './setup.ts';

const FEATURES = { ...ALL_FEATURES, catchUp: true };

connectorContract(
  'sugarcrm v11',
  async () => {
    const { url, crm, server } = await startSugar();
    const connector = createSugarConnector(url);
    return { connector, crm, cleanup: () => connector.close().then(() => server.close()) };
  },
  FEATURES,
);
