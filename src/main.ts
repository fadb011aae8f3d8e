#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createDemoCrm, createDemoType } from '../connectors/demo/connector.ts';
import { CRM_TYPES } from '../connectors/registry.ts';
import { createLogger } from './app/logger.ts';
import { FatalError } from './app/service.ts';
import { readVersion } from './app/version.ts';
import { activities } from './cli/activities.ts';
import { backup, restore } from './cli/backup.ts';
import { call, preview } from './cli/call.ts';
import { check } from './cli/check.ts';
import { UsageError } from './cli/context.ts';
import type { Command, CommandContext } from './cli/context.ts';
import { keys } from './cli/keys.ts';
import { migrate } from './cli/migrate.ts';
import { simulate } from './cli/simulate.ts';
import { start } from './cli/start.ts';
import { token } from './cli/token.ts';
import { USAGE, helpOf } from './cli/usage.ts';
import type { CommandName } from './cli/usage.ts';
import { users } from './cli/users.ts';
import { ConfigError, connectorModules, parseConfig } from './config/load.ts';
import { referencedFiles } from './config/references.ts';
import { readTextFile } from './config/text-file.ts';
import { loadConnectors } from './extensions/load-connectors.ts';
import type { LoadedConnectors } from './extensions/load-connectors.ts';
import { forTerminal } from './vocabulary/foreign-text.ts';

/** The demo's data, shared by its connector and its page. */
const demoCrm = createDemoCrm();

const ownTypes = [...CRM_TYPES, createDemoType(demoCrm)];

const COMMANDS: Readonly<Record<CommandName, Command>> = {
  start,
  simulate,
  check,
  preview,
  call,
  users,
  activities,
  keys,
  token,
  migrate,
  backup,
  restore,
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

const usage = (): string =>
  [
    'usage: mor-crm-connector COMMAND [--config FILE] ...',
    '',
    ...Object.entries(USAGE).map(([name, { help }]) => `  ${name.padEnd(10)} ${help}`),
    '',
    'COMMAND --help tells more; --version prints the version.',
    'The configuration is named by --config or MOR_CONNECTOR_CONFIG.',
  ].join('\n');

/** The reader of the output may stop, as `| head` does. The command still does all that it was asked to do. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const print = (line: string): void => {
  process.stdout.write(`${forTerminal(line)}\n`);
};

const complain = (line: string): void => {
  process.stderr.write(`${forTerminal(line)}\n`);
};

const configText = (path: string): string => {
  try {
    return readTextFile(path);
  } catch {
    throw new ConfigError([{ path, message: 'the configuration file cannot be read as UTF-8 text' }]);
  }
};

/** The configuration that the words of a command name; each command reads all of its words itself. */
const namedConfig = (args: readonly string[]): string | undefined => {
  const { values } = parseArgs({ args: [...args], options: { config: { type: 'string' } }, strict: false });
  return typeof values.config === 'string' ? values.config : process.env['MOR_CONNECTOR_CONFIG'];
};

/** Connectors that the configuration brings along. What is wrong with the file itself is told when it is read. */
const outsideConnectors = async (file: string | undefined): Promise<LoadedConnectors> => {
  if (file === undefined || !existsSync(file)) return { types: [], problems: [] };
  return loadConnectors(connectorModules(readTextFile(file)), resolve(file), ownTypes);
};

const createContext = async (args: readonly string[]): Promise<CommandContext> => {
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
    configPath: (given) => given ?? env['MOR_CONNECTOR_CONFIG'],
    configFiles(path) {
      const file = path ?? env['MOR_CONNECTOR_CONFIG'];
      return file === undefined ? [] : [file, ...referencedFiles(configText(file))];
    },
    loadConfig(path) {
      const file = path ?? env['MOR_CONNECTOR_CONFIG'];
      if (file === undefined)
        throw new UsageError('name the configuration: --config FILE or MOR_CONNECTOR_CONFIG');
      return parseConfig(configText(file), {
        env,
        readFile: readTextFile,
        crmOptions: new Map(connectorTypes.map((type) => [type.type, type.options])),
        connectorProblems: outside.problems,
      });
    },
    untilStopped: stopSignals,
  };
};

const HELP = ['help', '--help', '-h'];

const run = async (argv: readonly string[]): Promise<number> => {
  const [name = 'help', ...args] = argv;
  if (name === '--version') {
    print(readVersion());
    return 0;
  }
  if (!isCommand(name)) {
    const asked = HELP.includes(name);
    (asked ? print : complain)(asked ? usage() : `unknown command ${name}\n${usage()}`);
    return asked ? 0 : 2;
  }
  if (args.some((arg) => HELP.slice(1).includes(arg))) {
    print(helpOf(name));
    return 0;
  }
  try {
    return await COMMANDS[name](await createContext(args));
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

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
