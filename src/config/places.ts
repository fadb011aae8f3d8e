import { existsSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { defined } from '../defined.ts';
import { ConfigError } from './load.ts';
import type { ConfigProblem } from './load.ts';
import type { Config } from './schema.ts';

const SQLITE = 'sqlite:';
const MEMORY = 'sqlite::memory:';

/** A path as the configuration means it: one that is relative starts at the configuration file. */
export const besideConfig = (configFile: string, path: string): string => resolve(dirname(configFile), path);

/**
 * The configuration with whole paths, so that a service and a command that were started in different folders use the same files.
 * Earlier versions started at the folder of the process (`startedIn`): a path that leads to nothing beside the configuration but
 * to a file there throws ConfigError, because a new and empty database would look like lost data.
 */
export const placeFiles = (config: Config, configFile: string, startedIn: string): Config => {
  const problems: ConfigProblem[] = [];
  const place = (path: string, named: string): string => {
    if (isAbsolute(path)) return path;
    const beside = besideConfig(configFile, path);
    const before = resolve(startedIn, path);
    if (!existsSync(beside) && existsSync(before)) {
      problems.push({
        path: named,
        message:
          `a relative path starts at the configuration file, where there is no ${beside}; but ${before} exists. ` +
          'Write the whole path, or move the file there (a database together with its -wal file and connector.key)',
      });
    }
    return beside;
  };
  const maybe = (path: string | undefined, named: string): string | undefined =>
    path === undefined ? undefined : place(path, named);

  const { database, admin, redisTls } = config;
  const isFile = database.startsWith(SQLITE) && database !== MEMORY;
  const placed: Config = {
    ...config,
    database: isFile ? SQLITE + place(database.slice(SQLITE.length), 'database') : database,
    admin: { ...admin, ...defined({ keyFile: maybe(admin.keyFile, 'admin.keyFile') }) },
    ...defined({
      redisTls: redisTls && {
        ...redisTls,
        ...defined({
          caFile: maybe(redisTls.caFile, 'redisTls.caFile'),
          certFile: maybe(redisTls.certFile, 'redisTls.certFile'),
          keyFile: maybe(redisTls.keyFile, 'redisTls.keyFile'),
        }),
      },
    }),
    mor: config.mor.map((mor, at) => ({
      ...mor,
      ...defined({
        tls: mor.tls && {
          ...mor.tls,
          ...defined({ caFile: maybe(mor.tls.caFile, `mor[${at}].tls.caFile`) }),
        },
      }),
    })),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return placed;
};
