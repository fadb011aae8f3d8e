import { parseArgs } from 'node:util';
import { createLogger } from '../app/logger.ts';
import { createRuntime } from '../app/runtime.ts';
import { readVersion } from '../app/version.ts';
import { startWeb } from '../app/web.ts';
import { configWarnings } from '../config/load.ts';
import { startDemo } from '../demo/start.ts';
import type { Command } from './context.ts';

/** `start`: the service. Without a configuration (or with --demo): the demo, which needs nothing else. */
export const start: Command = async (context) => {
  const { values } = parseArgs({
    args: [...context.args],
    options: {
      config: { type: 'string' },
      demo: { type: 'boolean', default: false },
      port: { type: 'string' },
    },
  });
  const path = context.configPath(values.config);
  if (values.demo || path === undefined) return startDemo(context, { port: values.port });

  const config = context.loadConfig(path);
  const log = createLogger(config.log.level);
  for (const warning of configWarnings(config)) log.warn(warning);
  const version = readVersion();
  const { connectorTypes, now } = context;
  const runtime = await createRuntime(config, { connectorTypes, log, now });
  let web;
  try {
    await runtime.start();
    web = await startWeb(runtime, { log, now, version });
  } catch (error) {
    await runtime.stop();
    throw error;
  }
  log.info({ url: web.publicUrl, port: web.port }, 'listening');
  context.print(`mor-crm-connector ${version} at ${web.publicUrl}`);
  await context.untilStopped;
  log.info('stopping');
  await web.stop();
  await runtime.stop();
  return 0;
};
