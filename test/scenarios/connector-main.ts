import { readFileSync } from 'node:fs';
import { salesforce } from '../../connectors/salesforce/connector.ts';
import { sugarcrm } from '../../connectors/sugarcrm/type.ts';
import { suitecrm } from '../../connectors/suitecrm/type.ts';
import { createLogger } from '../../src/app/logger.ts';
import { startService } from '../../src/app/service.ts';
import { parseConfig } from '../../src/config/load.ts';

// The connector as the command line starts it, but loaded in advance, so that a restart takes no longer than on an
// idle machine. Waits for `go` before it touches anything; prints the address it listens on.
const connectorTypes = [salesforce, sugarcrm, suitecrm];

const run = async (path: string): Promise<void> => {
  await new Promise((resolve) => process.once('message', resolve));
  const config = parseConfig(readFileSync(path, 'utf8'), {
    env: {},
    readFile: (name) => readFileSync(name, 'utf8'),
    crmOptions: new Map(connectorTypes.map((type) => [type.type, type.options])),
  });
  const log = createLogger(config.log.level);
  const service = await startService(config, { connectorTypes, log, now: Date.now, version: 'scenario' });
  process.send?.({ url: service.web.publicUrl });
  await new Promise((resolve) => process.once('SIGTERM', resolve));
  await service.stop();
  process.disconnect();
};

process.send?.('ready');
await run(process.argv[2] ?? '');
