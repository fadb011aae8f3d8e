import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createDemoCrm, createDemoType } from '../connectors/demo/connector.ts';
import { CRM_TYPES } from '../connectors/registry.ts';
import { FatalError } from './app/end.ts';
import { createLogger } from './app/logger.ts';
import { UsageError } from './cli/context.ts';
import type { Command, CommandContext } from './cli/context.ts';
import type { CommandName } from './cli/usage.ts';
import { ConfigError, connectorModules, parseConfig } from './config/load.ts';
import { holdsSecrets } from './config/own-secrets.ts';
import { besideConfig, placeFiles } from './config/places.ts';
import { referencedFiles } from './config/references.ts';
import { readTextFile, whyUnreadable } from './config/text-file.ts';
import { loadConnectors } from './extensions/load-connectors.ts';
import type { LoadedConnectors } from './extensions/load-connectors.ts';

/** The demo's data, shared by its connector and its page. */
const demoCrm = createDemoCrm();

const ownTypes = [...CRM_TYPES, createDemoType(demoCrm)];

/** Each command loads what it needs: a list of agents needs no web server. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  start: async () => (await import('./cli/start.ts')).start,
  simulate: async () => (await import('./cli/simulate.ts')).simulate,
  check: async () => (await import('./cli/check.ts')).check,
  preview: async () => (await import('./cli/call.ts')).preview,
  call: async () => (await import('./cli/call.ts')).call,
  users: async () => (await import('./cli/users/users.ts')).users,
  activities: async () => (await import('./cli/activities.ts')).activities,
  keys: async () => (await import('./cli/keys.ts')).keys,
  token: async () => (await import('./cli/token.ts')).token,
  migrate: async () => (await import('./cli/migrate.ts')).migrate,
  backup: async () => (await import('./cli/backup.ts')).backup,
  completion: async () => (await import('./cli/completion.ts')).completion,
  restore: async () => (await import('./cli/backup.ts')).restore,
};

const configText = (path: string): string => {
  try {
    return readTextFile(path);
  } catch (error) {
    throw new ConfigError([{ path, message: `the configuration file ${whyUnreadable(error)}` }]);
  }
};

/** The configuration file that a command uses; an empty variable names none. */
const configFileOf = (given: string | undefined): string | undefined =>
  given ?? (process.env['MOR_CONNECTOR_CONFIG'] || undefined);

/** The configuration that the words of a command name; each command reads all of its words itself. */
const namedConfig = (args: readonly string[]): string | undefined => {
  const { values } = parseArgs({ args: [...args], options: { config: { type: 'string' } }, strict: false });
  return configFileOf(typeof values.config === 'string' ? values.config : undefined);
};

const textIn = (file: string): string | undefined => {
  try {
    return readTextFile(file);
  } catch {
    return undefined;
  }
};

/** Connectors that the configuration brings along. Faults of the file itself are reported when it is read. */
const outsideConnectors = async (file: string | undefined): Promise<LoadedConnectors> => {
  const text = file === undefined ? undefined : textIn(file);
  if (file === undefined || text === undefined) return { types: [], problems: [] };
  return loadConnectors(connectorModules(text), resolve(file), ownTypes);
};

const createContext = async (
  args: readonly string[],
  print: (line: string) => void,
): Promise<CommandContext> => {
  const { env } = process;
  const outside = await outsideConnectors(namedConfig(args));
  const connectorTypes = [...ownTypes, ...outside.types];
  const stopSignals = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  return {
    args,
    print,
    stdin: process.stdin,
    now: Date.now,
    log: createLogger(env['LOG_LEVEL'] ?? (args.includes('--quiet') ? 'silent' : 'warn')),
    connectorTypes,
    demoCrm,
    masterKey: env['MOR_CONNECTOR_KEY'],
    simulatorKey: env['MOR_SIMULATOR_KEY'],
    configPath: configFileOf,
    configFiles(path) {
      const file = configFileOf(path);
      if (file === undefined) return { secret: [], plain: [] };
      const text = configText(file);
      const named = referencedFiles(text).map((one) => besideConfig(file, one));
      return holdsSecrets(text) ? { secret: [file, ...named], plain: [] } : { secret: named, plain: [file] };
    },
    loadConfig(path) {
      const file = configFileOf(path);
      if (file === undefined)
        throw new UsageError('name the configuration: --config FILE or MOR_CONNECTOR_CONFIG');
      const config = parseConfig(configText(file), {
        env,
        readFile: (named) => readTextFile(besideConfig(file, named)),
        crmOptions: new Map(connectorTypes.map((type) => [type.type, type.options])),
        connectorProblems: outside.problems,
      });
      return placeFiles(config, file, process.cwd());
    },
    defaultConfig: () => parseConfig('', { env, readFile: readTextFile, crmOptions: new Map() }),
    untilStopped: stopSignals,
  };
};

/** Where a command writes: what it was asked for, and what is wrong. */
export interface Output {
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Resolves with the exit code. What a command throws is said in words. */
export const runCommand = async (
  name: CommandName,
  args: readonly string[],
  { print, complain }: Output,
): Promise<number> => {
  try {
    const command = await COMMANDS[name]();
    return await command(await createContext(args, print));
  } catch (error) {
    if (error instanceof ConfigError) {
      complain('The configuration has problems:');
      for (const problem of error.problems) complain(`  ${problem.path}: ${problem.message}`);
      return 2;
    }
    if (error instanceof UsageError || (error instanceof TypeError && 'code' in error)) {
      complain(error.message);
      return 2;
    }
    complain(error instanceof Error ? error.message : String(error));
    if (error instanceof FatalError) process.exit(1);
    return 1;
  }
};
