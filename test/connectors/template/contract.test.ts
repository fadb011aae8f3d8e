import { template } from '../../../connectors/template/connector.ts';
import { connectorContract } from '../../contracts/connector.ts';
import { ALL_FEATURES } from '../../contracts/connector-harness.ts';
import { testDeps } from '../../contracts/deps.ts';
import { SECRET, startTemplateCrm } from '../../simulators/template/server.ts';

connectorContract(
  'template',
  async () => {
    const { url, crm, server } = await startTemplateCrm();
    const options = { url, secret: SECRET, timeoutMs: 9_000, rate: { perSecond: 1_000, concurrent: 10 } };
    const connector = template.create('template', template.options.parse(options), testDeps());
    return { connector, crm, cleanup: () => connector.close().then(() => server.close()) };
  },
  { ...ALL_FEATURES, tasks: false },
);
