import { parseArgs } from 'node:util';
import { createLogger } from '../app/logger.ts';
import { untilStoppedOrFailed } from '../app/end.ts';
import { startService } from '../app/service.ts';
import { readVersion } from '../app/version.ts';
import type { Config } from '../config/schema.ts';
import { configWarnings } from '../config/load.ts';
import { warmCountries } from '../mapping/numbers/countries.ts';
import { startDemo } from '../demo/start.ts';
import { fileWarnings } from '../self-check/file-rights.ts';
import { missingParts } from '../self-check/missing.ts';
import { UsageError, portOf } from './context.ts';
import type { Command } from './context.ts';

const withPort = (config: Config, port: number | undefined): Config =>
  port === undefined ? config : { ...config, server: { ...config.server, port } };

/**
 * `start`: the service. Without a configuration it starts with defaults, and the admin pages ask for the rest. With --demo: the
 * demo, which needs nothing at all.
 */
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
  const port = values.port === undefined ? undefined : portOf(values.port);
  if (values.demo) {
    if (values.config !== undefined)
      throw new UsageError('the demo has a configuration of its own; leave out --config, or --demo');
    return startDemo(context, { port });
  }
  if (port !== undefined && path !== undefined) {
    throw new UsageError('--port is for starts without a configuration; write server.port into the file');
  }

  const config = path === undefined ? withPort(context.defaultConfig(), port) : context.loadConfig(path);
  const log = createLogger(config.log.level);
  for (const { detail } of configWarnings(config)) log.warn(detail);
  const version = readVersion();
  const { connectorTypes, now, masterKey } = context;
  const configFiles = context.configFiles(path);
  const service = await startService(config, {
    connectorTypes,
    log,
    now,
    version,
    masterKey,
    configFiles,
  });
  for (const { detail } of fileWarnings(service.runtime)) log.warn(detail);
  for (const { detail, cure } of await missingParts(service.runtime)) log.warn({ cure }, detail);
  const { web } = service;
  log.info({ url: web.publicUrl, port: web.port }, 'listening');
  warmCountries();
  context.print(`mor-crm-connector ${version} at ${web.publicUrl}`);
  if (path === undefined) {
    context.print(`No configuration file is named: everything is kept in ${config.database}.`);
    context.print(
      'start --config FILE uses one (config.sample.yml explains each key); start --demo shows the demo.',
    );
  }
  if (web.setupCode !== undefined) {
    context.print(`Open ${web.adminUrl}/ to set it up; the set-up code is ${web.setupCode}`);
  }
  await untilStoppedOrFailed(context, service);
  log.info('stopping');
  await service.stop();
  return 0;
};
